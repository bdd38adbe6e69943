package org.honeylink.transport.fec.kernel;

/**
 * Chooses the kernel: the vector one when the JVM was started with {@code --add-modules
 * jdk.incubator.vector}, else the scalar one. Thread-safe.
 */
public final class FecKernels {

  private static final String MODULE = "jdk.incubator.vector";
  private static final FecKernel PREFERRED = choose();

  private FecKernels() {}

  /** The fastest kernel of this JVM; {@link FecKernel#describe} tells which, for one log line. */
  public static FecKernel preferred() {
    return PREFERRED;
  }

  /** The kernel without vectors, to compare with. */
  public static FecKernel scalar() {
    return new ScalarFecKernel("asked for");
  }

  private static FecKernel choose() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return new ScalarFecKernel("start the JVM with --add-modules " + MODULE + " for vectors");
    }
    try {
      return Vectors.kernel();
    } catch (LinkageError unreachable) {
      // A class loader that hides the module from us: the answer is slower, and the same.
      return new ScalarFecKernel("module " + MODULE + " is not visible: " + unreachable);
    }
  }

  /** Apart, so that this class loads without the module. */
  private static final class Vectors {

    static FecKernel kernel() {
      return VectorFecKernel.fits()
          ? new VectorFecKernel()
          : new ScalarFecKernel("vectors of this machine are shorter than 128 bit");
    }
  }
}
