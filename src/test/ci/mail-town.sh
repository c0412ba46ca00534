#!/bin/sh
# usage: mail-town.sh start DIR SMTP_PORT IMAP_PORT IMAPS_PORT | stop DIR
# A real Postfix and a real Dovecot of their own below DIR, beside any that the machine runs; needs root, as they do.
# Domain town.test, on 127.0.0.1 only: papers@ (and papers+anything@), ada@, bob@, and away@, who has Sieve's vacation on.
# Maildirs are DIR/mail/NAME; the IMAP password is "secret"; the certificate, for 127.0.0.1, is DIR/cert.pem.
set -eu
mode=$1
dir=$2
case $mode in
stop)
    [ ! -e "$dir/dovecot.conf" ] || doveadm -c "$dir/dovecot.conf" stop 2>/dev/null || true
    postfix -c "$dir/etc" stop 2>/dev/null || true
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

mkdir -p "$dir/etc" "$dir/spool" "$dir/lib" "$dir/mail" "$dir/run" "$dir/sieve"
chmod 755 "$dir" "$dir/etc" "$dir/spool" "$dir/run" "$dir/sieve"
chown postfix "$dir/lib"
user=$(id -u nobody)
group=$(id -g nobody)
chown -R "$user:$group" "$dir/mail" "$dir/sieve"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail.town.test -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$dir/key.pem" -out "$dir/cert.pem" 2>/dev/null
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

cp /etc/postfix/master.cf.proto "$dir/etc/master.cf" 2>/dev/null || cp /usr/share/postfix/master.cf.dist "$dir/etc/master.cf"
sed -i "s/^smtp  *inet .*smtpd.*/127.0.0.1:$smtp inet n - n - - smtpd/" "$dir/etc/master.cf"
sed -i -E 's/^([a-z0-9.:]+ +(inet|unix|fifo|pass) +[yn-] +[yn-] +)[yn-]/\1n/' "$dir/etc/master.cf"
cat > "$dir/etc/main.cf" <<MAIN
compatibility_level = 3.6
queue_directory = $dir/spool
data_directory = $dir/lib
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = mail.town.test
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = $dir/postfix.log
maillog_file_prefixes = /
recipient_delimiter = +
smtpd_peername_lookup = no
smtpd_tls_security_level = none
alias_maps =
virtual_mailbox_domains = town.test
virtual_mailbox_maps = inline:{ {papers@town.test = papers} {ada@town.test = ada} {away@town.test = away} {bob@town.test = bob} }
virtual_transport = lmtp:unix:$dir/run/lmtp
MAIN
dovecot -c "$dir/dovecot.conf"
postfix -c "$dir/etc" start
