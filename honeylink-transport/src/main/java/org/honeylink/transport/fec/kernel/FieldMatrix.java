package org.honeylink.transport.fec.kernel;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Matrix over {@link GaloisField}. Immutable and thread-safe. */
public final class FieldMatrix {

  private final int rows;
  private final int columns;
  private final byte[] elements;

  /** One for each {@link PackedProducts#ROWS} rows, made when first asked for. */
  private final AtomicReferenceArray<@Nullable PackedProducts> packed;

  private FieldMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.elements = new byte[rows * columns];
    this.packed = new AtomicReferenceArray<>(rows / PackedProducts.ROWS + 1);
  }

  /** Element in row r and column c is r to the power c; any square choice of rows is invertible. */
  public static FieldMatrix vandermonde(int rows, int columns) {
    Objects.checkIndex(rows, GaloisField.SIZE + 1);
    var matrix = new FieldMatrix(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, GaloisField.power(row, column));
      }
    }
    return matrix;
  }

  public static FieldMatrix identity(int size) {
    var matrix = new FieldMatrix(size, size);
    for (int i = 0; i < size; i++) {
      matrix.set(i, i, 1);
    }
    return matrix;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Element 0 to 255. */
  public int at(int row, int column) {
    return elements[row * columns + column] & 0xFF;
  }

  /** Of the rows from {@code firstRow} on, a multiple of {@link PackedProducts#ROWS}. */
  PackedProducts packedProducts(int firstRow) {
    int group = firstRow / PackedProducts.ROWS;
    PackedProducts made = packed.get(group);
    if (made == null) {
      // Two threads may make it both: the same content.
      made = PackedProducts.of(this, firstRow);
      packed.set(group, made);
    }
    return made;
  }

  /** A matrix of the rows named, in that order. */
  public FieldMatrix pick(int... wanted) {
    var picked = new FieldMatrix(wanted.length, columns);
    for (int row = 0; row < wanted.length; row++) {
      System.arraycopy(elements, wanted[row] * columns, picked.elements, row * columns, columns);
    }
    return picked;
  }

  /**
   * @throws IllegalArgumentException when {@code right} has not as many rows as this has columns
   */
  public FieldMatrix times(FieldMatrix right) {
    if (columns != right.rows) {
      throw new IllegalArgumentException(columns + " columns times " + right.rows + " rows");
    }
    var product = new FieldMatrix(rows, right.columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < right.columns; column++) {
        int sum = 0;
        for (int i = 0; i < columns; i++) {
          sum ^= GaloisField.multiply(at(row, i), right.at(i, column));
        }
        product.set(row, column, sum);
      }
    }
    return product;
  }

  /**
   * The inverse, by Gauss-Jordan elimination.
   *
   * @throws ArithmeticException when there is none
   */
  public FieldMatrix inverse() {
    if (rows != columns) {
      throw new ArithmeticException("a matrix of " + rows + " by " + columns + " has no inverse");
    }
    FieldMatrix work = pick(IntStream.range(0, rows).toArray());
    FieldMatrix inverse = identity(rows);
    for (int pivot = 0; pivot < rows; pivot++) {
      int row = work.rowWithPivot(pivot);
      work.swap(row, pivot);
      inverse.swap(row, pivot);
      int scale = GaloisField.divide(1, work.at(pivot, pivot));
      work.scale(pivot, scale);
      inverse.scale(pivot, scale);
      for (int other = 0; other < rows; other++) {
        if (other != pivot) {
          int factor = work.at(other, pivot);
          work.addScaled(other, pivot, factor);
          inverse.addScaled(other, pivot, factor);
        }
      }
    }
    return inverse;
  }

  private int rowWithPivot(int column) {
    for (int row = column; row < rows; row++) {
      if (at(row, column) != 0) {
        return row;
      }
    }
    throw new ArithmeticException("matrix is singular");
  }

  private void set(int row, int column, int element) {
    elements[row * columns + column] = (byte) element;
  }

  private void swap(int a, int b) {
    for (int column = 0; column < columns; column++) {
      int kept = at(a, column);
      set(a, column, at(b, column));
      set(b, column, kept);
    }
  }

  private void scale(int row, int factor) {
    for (int column = 0; column < columns; column++) {
      set(row, column, GaloisField.multiply(at(row, column), factor));
    }
  }

  private void addScaled(int target, int source, int factor) {
    for (int column = 0; column < columns; column++) {
      set(target, column, at(target, column) ^ GaloisField.multiply(at(source, column), factor));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldMatrix matrix
        && rows == matrix.rows
        && columns == matrix.columns
        && Arrays.equals(elements, matrix.elements);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, columns, Arrays.hashCode(elements));
  }

  @Override
  public String toString() {
    return rows + "x" + columns + " " + HexFormat.of().formatHex(elements);
  }
}
