package org.honeylink.transport.fec;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Intel's ISA-L (C and assembly, Debian package {@code libisal2}): how fast this machine can be.
 * For benchmarks only; shards lie outside the heap, as its callers would have them.
 */
@SuppressWarnings("restricted") // Calling native code is what this class is for.
final class IsaL {

  private static final int TABLE_BYTES = 32;

  private final MethodHandle encodeData;
  private final MemorySegment tables;
  private final MemorySegment data;
  private final MemorySegment parity;
  private final int dataShards;
  private final int parityShards;
  private final int shardBytes;

  /**
   * @param parityRows [m][k]
   * @throws IllegalArgumentException when the library is not installed
   */
  IsaL(byte[][] parityRows, int shardBytes, Arena arena) {
    this.parityShards = parityRows.length;
    this.dataShards = parityRows[0].length;
    this.shardBytes = shardBytes;
    SymbolLookup library = SymbolLookup.libraryLookup("libisal.so.2", arena);
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor init =
        FunctionDescriptor.ofVoid(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    FunctionDescriptor encode =
        FunctionDescriptor.ofVoid(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS);
    MethodHandle initTables = linker.downcallHandle(library.findOrThrow("ec_init_tables"), init);
    encodeData = linker.downcallHandle(library.findOrThrow("ec_encode_data"), encode);
    tables = arena.allocate((long) TABLE_BYTES * dataShards * parityShards, 64);
    data = shards(dataShards, arena);
    parity = shards(parityShards, arena);
    MemorySegment matrix = arena.allocate((long) dataShards * parityShards);
    for (int row = 0; row < parityShards; row++) {
      MemorySegment.copy(
          parityRows[row], 0, matrix, ValueLayout.JAVA_BYTE, (long) row * dataShards, dataShards);
    }
    call(() -> initTables.invoke(dataShards, parityShards, matrix, tables));
  }

  private MemorySegment shards(int count, Arena arena) {
    MemorySegment pointers = arena.allocate(ValueLayout.ADDRESS, count);
    for (int i = 0; i < count; i++) {
      pointers.setAtIndex(ValueLayout.ADDRESS, i, arena.allocate(shardBytes, 64));
    }
    return pointers;
  }

  /** Copies a data shard in. */
  void put(int shard, byte[] bytes) {
    MemorySegment.copy(bytes, 0, at(data, shard), ValueLayout.JAVA_BYTE, 0, shardBytes);
  }

  /** Copies a parity shard out. */
  byte[] parity(int shard) {
    return at(parity, shard).toArray(ValueLayout.JAVA_BYTE);
  }

  private MemorySegment at(MemorySegment pointers, int shard) {
    return pointers.getAtIndex(ValueLayout.ADDRESS, shard).reinterpret(shardBytes);
  }

  void encode() {
    call(() -> encodeData.invoke(shardBytes, dataShards, parityShards, tables, data, parity));
  }

  private interface Call {
    void run() throws Throwable;
  }

  private static void call(Call call) {
    try {
      call.run();
    } catch (Throwable e) {
      throw new IllegalStateException("ISA-L cannot be called", e);
    }
  }
}
