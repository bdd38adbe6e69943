/**
 * The second carrier: QUIC (RFC 9000) by kwik, with mutual TLS. Records of the wire format come and
 * go on QUIC streams and in DATAGRAM frames; {@code docs/wire-format.md}, "QUIC", says how.
 */
@NullMarked
package org.honeylink.control.dataplane.infrastructure.quic;

import org.jspecify.annotations.NullMarked;
