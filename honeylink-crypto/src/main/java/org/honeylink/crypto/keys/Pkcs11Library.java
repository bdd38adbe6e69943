package org.honeylink.crypto.keys;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The general functions of a PKCS#11 library which SunPKCS11 keeps to itself: to begin anew after a
 * token was lost, and to find a token by its label. Everything that touches a key is SunPKCS11's.
 *
 * <p>Types as PKCS #11 v2.40 gives them where {@code CK_ULONG} has 64 bits: every 64-bit Unix. One
 * object for each library of the process, because handles of before {@link #beginAnew} may name
 * other objects afterwards: who uses the library holds the read lock of {@link #lock} and first
 * looks whether {@link #generation} is still the one it logged in under.
 */
final class Pkcs11Library {

  private static final long OK = 0;
  private static final long CRYPTOKI_ALREADY_INITIALIZED = 0x191;
  private static final long CRYPTOKI_NOT_INITIALIZED = 0x190;

  /** Section 5.4, C_Initialize: the library may lock by means of the operating system. */
  private static final long OS_LOCKING_OK = 2;

  /** CK_C_INITIALIZE_ARGS: four functions, flags, reserved. */
  private static final int INITIALIZE_ARGUMENTS_BYTES = 48;

  private static final int FLAGS_OFFSET = 32;

  /** CK_TOKEN_INFO has 208; the label comes first, padded with blanks. */
  private static final int TOKEN_INFO_BYTES = 256;

  private static final int LABEL_BYTES = 32;

  private static final ValueLayout.OfLong ULONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfByte BOOL = ValueLayout.JAVA_BYTE;

  private static final Map<Path, Pkcs11Library> LOADED = new ConcurrentHashMap<>();

  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Guarded by the lock. */
  private int generation;

  private final MethodHandle initialize;
  private final MethodHandle terminate;
  private final MethodHandle slotList;
  private final MethodHandle tokenInfo;

  private Pkcs11Library(SymbolLookup symbols) {
    initialize = function(symbols, "C_Initialize", ValueLayout.ADDRESS);
    terminate = function(symbols, "C_Finalize", ValueLayout.ADDRESS);
    slotList = function(symbols, "C_GetSlotList", BOOL, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    tokenInfo = function(symbols, "C_GetTokenInfo", ULONG, ValueLayout.ADDRESS);
  }

  /**
   * Loads the library for as long as the process lives.
   *
   * @throws KeyStoreRefused when there is none at that path, or it is not one of PKCS#11
   */
  static Pkcs11Library load(Path path) {
    return LOADED.computeIfAbsent(path, Pkcs11Library::open);
  }

  @SuppressWarnings("restricted")
  private static Pkcs11Library open(Path path) {
    if (!ULONG.equals(Linker.nativeLinker().canonicalLayouts().get("long"))) {
      throw refused(path, "cannot be used here; PKCS#11 stores need a 64-bit Unix", null);
    }
    if (!Files.isReadable(path)) {
      throw refused(path, "is missing or not readable; set honeylink.key.pkcs11.library", null);
    }
    try {
      return new Pkcs11Library(SymbolLookup.libraryLookup(path, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw refused(path, "is not a PKCS#11 library of this kind of machine", e);
    }
  }

  private static KeyStoreRefused refused(Path path, String reason, @Nullable Throwable cause) {
    return new KeyStoreRefused("The PKCS#11 library " + path, reason, cause);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup symbols, String name, MemoryLayout... parameters) {
    MemorySegment address =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no function " + name));
    return Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(ULONG, parameters));
  }

  /** The read lock to use the library, the write lock to begin anew. */
  ReadWriteLock lock() {
    return lock;
  }

  /** How often it began anew; read it under the lock. */
  int generation() {
    return generation;
  }

  /** Begins when nobody did. */
  void begin() throws Pkcs11Fault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(INITIALIZE_ARGUMENTS_BYTES, Long.BYTES);
      arguments.set(ULONG, FLAGS_OFFSET, OS_LOCKING_OK);
      long result = (long) initialize.invokeExact(arguments);
      if (result != CRYPTOKI_ALREADY_INITIALIZED) {
        check("C_Initialize", result);
      }
    } catch (Throwable e) {
      throw Pkcs11Fault.of(e);
    }
  }

  /**
   * Ends every session of this process, forgets the tokens and begins again; under the write lock.
   */
  void beginAnew() throws Pkcs11Fault {
    generation++;
    try {
      long result = (long) terminate.invokeExact(MemorySegment.NULL);
      if (result != CRYPTOKI_NOT_INITIALIZED) {
        check("C_Finalize", result);
      }
    } catch (Throwable e) {
      throw Pkcs11Fault.of(e);
    }
    begin();
  }

  /** Every slot, in the order that SunPKCS11 counts them in. */
  List<Slot> slots() throws Pkcs11Fault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(ULONG);
      check("C_GetSlotList", (long) slotList.invokeExact((byte) 0, MemorySegment.NULL, count));
      MemorySegment numbers = arena.allocate(ULONG, Math.max(1, count.get(ULONG, 0)));
      check("C_GetSlotList", (long) slotList.invokeExact((byte) 0, numbers, count));
      List<Slot> slots = new ArrayList<>();
      for (int index = 0; index < count.get(ULONG, 0); index++) {
        long number = numbers.getAtIndex(ULONG, index);
        slots.add(new Slot(index, number, label(arena, number)));
      }
      return slots;
    } catch (Throwable e) {
      throw Pkcs11Fault.of(e);
    }
  }

  /** Empty when no token is in the slot, or none that can be read. */
  private String label(Arena arena, long slot) throws Throwable {
    MemorySegment info = arena.allocate(TOKEN_INFO_BYTES, Long.BYTES);
    if ((long) tokenInfo.invokeExact(slot, info) != OK) {
      return "";
    }
    byte[] label = info.asSlice(0, LABEL_BYTES).toArray(ValueLayout.JAVA_BYTE);
    return new String(label, StandardCharsets.UTF_8).strip();
  }

  private static void check(String function, long result) throws Pkcs11Fault {
    if (result != OK) {
      throw new Pkcs11Fault(function + " answered 0x" + Long.toHexString(result), null);
    }
  }

  /**
   * A place for a token.
   *
   * @param index from 0, as SunPKCS11 counts
   * @param number as the library numbers it
   * @param label of its token; empty without one
   */
  record Slot(int index, long number, String label) {

    @Override
    public String toString() {
      return label.isEmpty() ? "nothing in slot " + number : "'" + label + "' in slot " + number;
    }
  }
}
