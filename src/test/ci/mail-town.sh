#!/bin/sh
# usage: mail-town.sh start DIR SMTP_PORT IMAP_PORT IMAPS_PORT | stop DIR
# A real Postfix and a real Dovecot of their own below DIR, beside any that the machine runs; needs root, as they do.
# Domain town.test, on 127.0.0.1 only: papers@ (and papers+anything@), ada@, bob@, and away@, who has Sieve's vacation on.
# Maildirs are DIR/mail/NAME; the IMAP password is "secret"; the certificate, for 127.0.0.1, is DIR/cert.pem.
set -eu
. "$(dirname "$0")/own-postfix.sh"
mode=$1
dir=$2
case $mode in
stop)
    [ ! -e "$dir/dovecot.conf" ] || doveadm -c "$dir/dovecot.conf" stop 2>/dev/null || true
    stop_postfix
    exit 0
    ;;
start)
    smtp=$3
    imap=$4
    imaps=$5
    ;;
*)
    sed -n 2p "$0"
    exit 2
    ;;
esac

own_folders
mkdir -p "$dir/run" "$dir/sieve"
chmod 755 "$dir/run" "$dir/sieve"
own_certificate mail.town.test IP:127.0.0.1 "$dir/cert.pem"
chmod 644 "$dir/cert.pem"

cat > "$dir/dovecot.conf" <<CONF
base_dir = $dir/run
state_dir = $dir/run
log_path = $dir/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$dir/cert.pem
ssl_key = <$dir/key.pem
disable_plaintext_auth = no
first_valid_uid = $user
first_valid_gid = $group
mail_location = maildir:$dir/mail/%n
recipient_delimiter = +
auth_username_format = %n
submission_host = 127.0.0.1:$smtp
default_login_user = nobody
default_internal_user = nobody
default_internal_group = $(id -gn nobody)
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=$user gid=$group home=$dir/mail/%n allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service anvil {
  chroot =
}
service lmtp {
  unix_listener lmtp {
    mode = 0666
  }
}
protocol lmtp {
  mail_plugins = sieve
  postmaster_address = postmaster@town.test
}
plugin {
  sieve = file:$dir/sieve/%n.sieve
  sieve_vacation_min_period = 0
}
CONF
cat > "$dir/sieve/away.sieve" <<'SIEVE'
require ["vacation"];
vacation :days 0 :addresses ["away@town.test"] "I am on holiday until Monday.";
keep;
SIEVE
chown -R "$user:$group" "$dir/sieve"

dovecot -c "$dir/dovecot.conf"
start_postfix mail.town.test "$smtp" <<MAIN
smtpd_tls_security_level = none
virtual_mailbox_domains = town.test
virtual_mailbox_maps = inline:{ {papers@town.test = papers} {ada@town.test = ada} {away@town.test = away} {bob@town.test = bob} }
virtual_transport = lmtp:unix:$dir/run/lmtp
MAIN
