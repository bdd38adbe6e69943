#!/usr/bin/env bash
# Configures a running Payara Server 6 for HoneyLink and deploys the EAR. May be run again at any time.
# Options and an example: README.md beside this file, or --help.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
asadmin=${ASADMIN:-asadmin}
ear=$here/../../honeylink-ear/target/honeylink.ear
db_url=
db_user=honeylink
db_password_file=
db_migration_user=
db_migration_password_file=
data=
public_host=localhost
udp_host=127.0.0.1
udp_port=7844
quic_port=
quic_key_store=
quic_key_store_passphrase_file=
amqp_host=127.0.0.1
amqp_port=5672
http_port=8181

usage() {
  cat <<'TXT'
Usage: deploy.sh --db-url URL --db-password-file FILE --data DIR [options]

  --db-url URL              jdbc:postgresql://HOST:PORT/DATABASE?stringtype=unspecified
  --db-user NAME            role of the application                  (default: honeylink)
  --db-password-file FILE   its password, alone in a file
  --db-migration-user NAME  owner of the database; without it --db-user has to be
  --db-migration-password-file FILE
                            its password, alone in a file
  --data DIR                keys and broker journal, on the server   (made by HoneyLink)
  --public-host NAME        what devices and browsers call it        (default: localhost)
  --http-port N             HTTPS port that clients use              (default: 8181)
  --udp-host ADDRESS        where HLST listens                       (default: 127.0.0.1)
  --udp-port N              its port                                 (default: 7844)
  --quic-port N             where QUIC listens, at the same address  (default: no QUIC)
  --quic-key-store FILE     PKCS#12 with the key that QUIC shows     (needed with --quic-port)
  --quic-key-store-passphrase-file FILE
                            its passphrase, alone in a file          (needed with --quic-port)
  --amqp-host ADDRESS       where AMQP 1.0 listens                   (default: 127.0.0.1)
  --amqp-port N             its port                                 (default: 5672)
  --ear FILE                the application                          (default: the one built here)
  --asadmin PROGRAM         Payara's asadmin, with its options       (default: $ASADMIN, or asadmin)
TXT
}

while [ $# -gt 0 ]; do
  case "$1" in
    --help | -h)
      usage
      exit 0
      ;;
    --db-url | --db-user | --db-password-file | --db-migration-user | --db-migration-password-file | --data | --public-host | --http-port | --udp-host \
      | --udp-port | --quic-port | --quic-key-store | --quic-key-store-passphrase-file | --amqp-host | --amqp-port | --ear | --asadmin)
      [ $# -ge 2 ] || { echo "deploy.sh: $1 needs a value" >&2; exit 2; }
      name=${1#--}
      printf -v "${name//-/_}" '%s' "$2"
      shift 2
      ;;
    *)
      echo "deploy.sh: unknown option '$1'" >&2
      usage >&2
      exit 2
      ;;
  esac
done

[ -n "$db_url" ] && [ -n "$db_password_file" ] && [ -n "$data" ] || { usage >&2; exit 2; }
if [ -n "$db_migration_user" ] && [ -z "$db_migration_password_file" ]; then
  echo "deploy.sh: --db-migration-user needs --db-migration-password-file" >&2
  exit 2
fi
if [ -n "$quic_port" ] && { [ -z "$quic_key_store" ] || [ -z "$quic_key_store_passphrase_file" ]; }; then
  echo "deploy.sh: --quic-port needs --quic-key-store and --quic-key-store-passphrase-file" >&2
  exit 2
fi
[ -f "$ear" ] || { echo "deploy.sh: $ear is missing; build it: ./honeylink build" >&2; exit 1; }

# shellcheck disable=SC2086 # a program and its options
admin() { $asadmin --interactive=false "$@"; }

# JVM options -------------------------------------------------------------------------------------
changed=no
present=$(admin list-jvm-options)
need_jvm_option() {
  case "$present" in *"$1"*) return ;; esac
  # Colons separate options and must be escaped.
  admin create-jvm-options -- "${1//:/\\:}"
  changed=yes
}
need_jvm_option "--add-modules=jdk.incubator.vector"
need_jvm_option "--sun-misc-unsafe-memory-access=allow"
need_jvm_option "--enable-native-access=ALL-UNNAMED"
need_jvm_option "-Dorg.glassfish.jms.skip-resource-registration-in-transaction=false"
# Why: docs/adr/0018-proof-of-possession.md
need_jvm_option "-Djdk.tls.server.newSessionTicketCount=0"

# Configuration, as MicroProfile Config of the domain ----------------------------------------------
setting() { admin set-config-property --source=domain --propertyName="$1" --propertyValue="$2"; }
setting honeylink.db.url "$db_url"
setting honeylink.db.user "$db_user"
setting honeylink.data.dir "$data"
setting honeylink.key.dir "$data/keys"
setting honeylink.audit.dir "$data/audit"
setting honeylink.attestation.manufacturers "$data/attestation/manufacturers.pem"
setting honeylink.attestation.tpm-pcrs "$data/attestation/tpm-pcrs.txt"
setting honeylink.broker.data.dir "$data/broker"
setting honeylink.public.host "$public_host"
setting honeylink.http.port "$http_port"
setting honeylink.udp.host "$udp_host"
setting honeylink.udp.port "$udp_port"
if [ -n "$quic_port" ]; then
  setting honeylink.quic.port "$quic_port"
  setting honeylink.quic.key-store "$quic_key_store"
  setting honeylink.quic.key-store-passphrase-file "$quic_key_store_passphrase_file"
else
  # Of an earlier run; there may be none.
  for name in port key-store key-store-passphrase-file; do
    admin delete-config-property --source=domain --propertyName="honeylink.quic.$name" || :
  done
fi
setting honeylink.amqp.host "$amqp_host"
setting honeylink.amqp.port "$amqp_port"

# Passwords are password aliases, which MicroProfile Config also reads: they stand in no file as text.
alias_file=$(mktemp)
trap 'rm -f "$alias_file"' EXIT
password() { # name of the setting, file
  printf 'AS_ADMIN_ALIASPASSWORD=%s\n' "$(cat "$2")" >"$alias_file"
  verb=create-password-alias
  admin list-password-aliases | grep -qxF "$1" && verb=update-password-alias
  # shellcheck disable=SC2086
  $asadmin --interactive=false --passwordfile "$alias_file" "$verb" "$1"
}
password honeylink.db.password "$db_password_file"
if [ -n "$db_migration_user" ]; then
  setting honeylink.db.migration.user "$db_migration_user"
  password honeylink.db.migration.password "$db_migration_password_file"
fi

# Application -------------------------------------------------------------------------------------
if [ "$changed" = yes ]; then
  admin restart-domain
fi
admin deploy --force=true --name honeylink "$ear"
