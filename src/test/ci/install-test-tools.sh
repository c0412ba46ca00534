#!/bin/sh
# Installs the programs that checks use where they are there: Dovecot with Sieve, Postfix with smtp-sink and smtp-source, opendkim-testmsg,
# python3-dkim, swaks, and Chromium with its driver. Debian and Ubuntu, as root. Without them those checks skip, saying so.
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends postfix postfix-doc- dovecot-imapd dovecot-lmtpd dovecot-sieve swaks opendkim-tools python3-dkim openssl \
  chromium chromium-driver
