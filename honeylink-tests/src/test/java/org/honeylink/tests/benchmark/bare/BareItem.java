package org.honeylink.tests.benchmark.bare;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One row. */
@Entity
@Table(name = "item", schema = "bare")
public class BareItem {

  @Id
  @Column(name = "id")
  private UUID id = UUID.randomUUID();

  @Column(name = "name")
  private String name = "";

  /** For the persistence provider. */
  protected BareItem() {}

  BareItem(String name) {
    this.name = name;
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }
}
