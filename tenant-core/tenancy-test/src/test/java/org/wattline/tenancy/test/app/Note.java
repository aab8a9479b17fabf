package org.wattline.tenancy.test.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
public class Note {
  @Id @Nullable UUID id;
  @Nullable String title;
  @Nullable String body;

  protected Note() {}

  public Note(UUID id, String title) {
    this.id = id;
    this.title = title;
  }

  public @Nullable String title() {
    return title;
  }
}
