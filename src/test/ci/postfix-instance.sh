#!/bin/sh
# usage: postfix-instance.sh start DIR PORT | stop DIR
# A real Postfix of its own below DIR, beside any that the machine runs; needs root, as Postfix does. It listens on
# 127.0.0.1:PORT with STARTTLS (DIR/ca.pem, name "localhost") and takes mail for:
#   @inbox.test          into the Maildir DIR/mail/inbox/ (user+tag too), return addresses b+TAG@inbox.test among them
#   gone@inbox.test      refused at RCPT: no such user
#   @bounces.test        taken, then reported back: unknown user 5.1.1
#   @full.test           taken, then reported back: mailbox full 5.2.2
#   @nohost.test         taken, then reported back: host not found 5.4.4
#   @policy.test         taken, then reported back: policy 5.7.1
set -eu
. "$(dirname "$0")/own-postfix.sh"
mode=$1
dir=$2
case $mode in
stop)
    stop_postfix
    exit 0
    ;;
start) port=$3 ;;
*) sed -n 2,3p "$0"; exit 2 ;;
esac

own_folders
own_certificate localhost DNS:localhost "$dir/ca.pem"

start_postfix mail.inbox.test "$port" <<MAIN
smtpd_tls_cert_file = $dir/ca.pem
smtpd_tls_key_file = $dir/key.pem
smtpd_tls_security_level = may
smtpd_tls_received_header = yes
smtputf8_enable = yes
disable_dns_lookups = no
virtual_mailbox_domains = inbox.test full.test
virtual_mailbox_maps = inline:{ {ada@inbox.test = inbox/} {jürgen@inbox.test = inbox/} {b@inbox.test = inbox/} {ada@full.test = full/} }
virtual_mailbox_base = $dir/mail
virtual_uid_maps = static:$user
virtual_gid_maps = static:$group
transport_maps = inline:{ {bounces.test = error:5.1.1 unknown user} {nohost.test = smtp:[no-such-host.invalid]} {policy.test = error:5.7.1 refused by policy} {full.test = error:5.2.2 mailbox full} }
relay_domains = bounces.test nohost.test policy.test
relay_recipient_maps =
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = check_recipient_access inline:{ {gone@inbox.test = 550 5.1.1 no such user} } permit_mynetworks reject
bounce_queue_lifetime = 0
maximal_queue_lifetime = 0
# The report returns the whole message, as most servers do.
bounce_size_limit = 100000
MAIN
