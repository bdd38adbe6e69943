/**
 * The arithmetic of forward error correction: GF(2^8), matrices over it, and the kernels that
 * multiply shards by a matrix. Scalar and Vector API kernels give the same bytes; {@link
 * org.honeylink.transport.fec.kernel.FecKernels} chooses one. The only place that may use {@code
 * jdk.incubator.vector}. Uses the JDK alone.
 */
@NullMarked
package org.honeylink.transport.fec.kernel;

import org.jspecify.annotations.NullMarked;
