package org.honeylink.transport.fec.kernel;

/**
 * Multiplies shards by a matrix over GF(2^8): the one loop in which encoding and rebuilding spend
 * their time. Stateless and thread-safe; allocates nothing; every implementation gives the same
 * bytes. Trusts its caller, which has checked every length.
 */
public interface FecKernel {

  /**
   * Sets {@code outputs[r][i]} to the sum over c of {@code matrix(r, c) * inputs[c][i]}, for the
   * first {@code outputCount} rows and {@code 0 <= i < bytes}.
   *
   * @param inputs matrix.columns() arrays of at least {@code bytes}; not changed
   * @param outputs outputCount arrays of at least {@code bytes}, none of them an input
   */
  void multiply(FieldMatrix matrix, byte[][] inputs, byte[][] outputs, int outputCount, int bytes);

  /** One line for the log: which kernel this is, and what would make a faster one available. */
  String describe();
}
