/**
 * A transparency log: hashes of RFC 9162 (the same as RFC 6962), proofs, signed heads, and files
 * that anybody verifies offline. Uses signature. The format is in docs/audit.md.
 */
@NullMarked
package org.honeylink.crypto.merkle;

import org.jspecify.annotations.NullMarked;
