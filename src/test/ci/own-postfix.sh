# To be read in by a script that has set dir: a Postfix of its own below $dir, beside any that the machine runs.

# own_folders: what Postfix, and whoever takes mail from it, keeps in $dir; sets user and group, to whom the mail belongs
own_folders() {
    mkdir -p "$dir/etc" "$dir/spool" "$dir/lib" "$dir/mail"
    chmod 755 "$dir" "$dir/etc" "$dir/spool"
    chown postfix "$dir/lib"
    user=$(id -u nobody)
    group=$(id -g nobody)
    chown -R "$user:$group" "$dir/mail"
}

# own_certificate NAME ALTERNATIVE FILE: signed by itself, with its key in $dir/key.pem
own_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$1" -addext "subjectAltName=$2" \
        -keyout "$dir/key.pem" -out "$3" 2>/dev/null
}

# start_postfix HOSTNAME PORT: on 127.0.0.1; standard input is what else main.cf says
start_postfix() {
    cp /etc/postfix/master.cf.proto "$dir/etc/master.cf" 2>/dev/null || cp /usr/share/postfix/master.cf.dist "$dir/etc/master.cf"
    sed -i "s/^smtp  *inet .*smtpd.*/127.0.0.1:$2 inet n - n - - smtpd/" "$dir/etc/master.cf"
    # No service in a chroot: there is none below $dir.
    sed -i -E 's/^([a-z0-9.:]+ +(inet|unix|fifo|pass) +[yn-] +[yn-] +)[yn-]/\1n/' "$dir/etc/master.cf"
    {
        cat <<MAIN
compatibility_level = 3.6
queue_directory = $dir/spool
data_directory = $dir/lib
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = $1
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = $dir/postfix.log
maillog_file_prefixes = /
recipient_delimiter = +
smtpd_peername_lookup = no
alias_maps =
MAIN
        cat
    } > "$dir/etc/main.cf"
    postfix -c "$dir/etc" start
}

stop_postfix() {
    postfix -c "$dir/etc" stop 2>/dev/null || true
}
