package org.honeylink.transport.fec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Vectors computed by Backblaze JavaReedSolomon: {@code vectors/reed-solomon.json}. */
class ReedSolomonVectorsTest {

  private record Vector(FecScheme scheme, int shardBytes, List<String> shardTexts) {

    static Vector of(JsonObject json) {
      List<String> texts = new ArrayList<>(texts(json.getJsonArray("data")));
      texts.addAll(texts(json.getJsonArray("parity")));
      var scheme = new FecScheme(json.getInt("data_shards"), json.getInt("parity_shards"));
      return new Vector(scheme, json.getInt("shard_bytes"), texts);
    }

    private static List<String> texts(JsonArray array) {
      return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }

    byte[][] shards() {
      return shardTexts.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }
  }

  @Test
  void parityHasTheBytesOfJavaReedSolomon() throws IOException {
    List<Vector> vectors = vectors();
    assertEquals(21, vectors.size());
    for (Vector vector : vectors) {
      byte[][] shards = new byte[vector.scheme.totalShards()][vector.shardBytes];
      System.arraycopy(vector.shards(), 0, shards, 0, vector.scheme.dataShards());
      new ReedSolomon(vector.scheme).encode(shards, vector.shardBytes);
      assertArrayEquals(vector.shards(), shards, vector.scheme.toString());
    }
  }

  @Test
  void itsParityBringsDataBack() throws IOException {
    for (Vector vector : vectors()) {
      byte[][] shards = vector.shards();
      boolean[] present = new boolean[shards.length];
      for (int i = 0; i < shards.length; i++) {
        present[i] = i >= vector.scheme.parityShards();
        shards[i] = present[i] ? shards[i] : new byte[vector.shardBytes];
      }
      int rebuilt = new ReedSolomon(vector.scheme).rebuild(shards, present, vector.shardBytes);
      assertEquals(vector.scheme.parityShards(), rebuilt);
      assertArrayEquals(vector.shards(), shards, vector.scheme.toString());
    }
  }

  private static List<Vector> vectors() throws IOException {
    try (var stream =
            ReedSolomonVectorsTest.class.getResourceAsStream("/vectors/reed-solomon.json");
        var reader = Json.createReader(Objects.requireNonNull(stream))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream().map(Vector::of).toList();
    }
  }
}
