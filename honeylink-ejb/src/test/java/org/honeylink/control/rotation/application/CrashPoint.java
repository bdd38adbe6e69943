package org.honeylink.control.rotation.application;

/**
 * Where the process dies: at the n-th call of anything outside it, before or just after the call.
 */
final class CrashPoint {

  private final int atCall;
  private final boolean after;
  private int calls;
  private boolean happened;

  private CrashPoint(int atCall, boolean after) {
    this.atCall = atCall;
    this.after = after;
  }

  static CrashPoint never() {
    return new CrashPoint(0, false);
  }

  static CrashPoint before(int call) {
    return new CrashPoint(call, false);
  }

  static CrashPoint after(int call) {
    return new CrashPoint(call, true);
  }

  boolean happened() {
    return happened;
  }

  void point() {
    calls++;
    die(!after);
  }

  void afterwards() {
    die(after);
  }

  private void die(boolean here) {
    if (here && calls == atCall && !happened) {
      happened = true;
      throw new ProcessDied();
    }
  }

  /** No exception: nothing that handles failures may handle this. */
  static final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;
  }
}
