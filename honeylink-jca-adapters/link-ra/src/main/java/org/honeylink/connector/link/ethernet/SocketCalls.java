package org.honeylink.connector.link.ethernet;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Linux's own socket functions, by their numbers and layouts on 64-bit machines. Each answers what
 * the function does, or the error number negated, as the kernel itself does. Needs native access.
 */
@SuppressWarnings("restricted")
final class SocketCalls {

  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int ENOSYS = 38;

  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int SOL_UDP = 17;
  static final int UDP_SEGMENT = 103;

  /** Of {@code struct sockaddr_in6}, the longer of the two. */
  static final int ADDRESS_BYTES = 28;

  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SOCK_DGRAM = 2;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int MSG_DONTWAIT = 0x40;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SENDMMSG =
      handle("sendmmsg", false, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle GETSOCKNAME =
      handle("getsockname", false, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle GETSOCKOPT =
      handle("getsockopt", false, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle FCNTL = handle("fcntl", true, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = handle("close", false, JAVA_INT);

  private final MemorySegment state;
  private final MemorySegment option;
  private final MemorySegment optionBytes;

  /**
   * @param memory holds what the calls write; must outlive this
   */
  SocketCalls(Arena memory) {
    this.state = memory.allocate(STATE);
    this.option = memory.allocate(JAVA_INT);
    this.optionBytes = memory.allocate(JAVA_INT);
  }

  /** Whether this machine's C library is laid out as assumed here and has what is called. */
  static boolean available() {
    return ADDRESS.byteSize() == Long.BYTES
        && Linker.nativeLinker().defaultLookup().find("sendmmsg").isPresent();
  }

  /** Never waits. Answers messages taken, at least one, or an error. */
  int sendmmsg(int descriptor, MemorySegment messages, int count) {
    try {
      return answer((int) SENDMMSG.invokeExact(state, descriptor, messages, count, MSG_DONTWAIT));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * @param address receives {@code struct sockaddr_in} or {@code sockaddr_in6}
   */
  int getsockname(int descriptor, MemorySegment address) {
    optionBytes.set(JAVA_INT, 0, (int) address.byteSize());
    try {
      return answer((int) GETSOCKNAME.invokeExact(state, descriptor, address, optionBytes));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  boolean isDatagramSocket(int descriptor) {
    return getsockopt(descriptor, SOL_SOCKET, SO_TYPE) == 0
        && option.get(JAVA_INT, 0) == SOCK_DGRAM;
  }

  /** Before Linux 4.18 the control message would be ignored, and all sent as one datagram. */
  boolean canSegment(int descriptor) {
    return getsockopt(descriptor, SOL_UDP, UDP_SEGMENT) == 0;
  }

  private int getsockopt(int descriptor, int level, int name) {
    optionBytes.set(JAVA_INT, 0, Integer.BYTES);
    try {
      return answer(
          (int) GETSOCKOPT.invokeExact(state, descriptor, level, name, option, optionBytes));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Another descriptor of the same socket, not inherited by programs that are started. */
  int duplicate(int descriptor) {
    try {
      return answer((int) FCNTL.invokeExact(state, descriptor, F_DUPFD_CLOEXEC, 0));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  int close(int descriptor) {
    try {
      return answer((int) CLOSE.invokeExact(state, descriptor));
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private int answer(int result) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  private static MethodHandle handle(String name, boolean variadic, ValueLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    Linker.Option state = Linker.Option.captureCallState("errno");
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        variadic
            ? new Linker.Option[] {state, Linker.Option.firstVariadicArg(2)}
            : new Linker.Option[] {state});
  }
}
