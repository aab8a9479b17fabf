package org.wattline.tenancy.test.app;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.tenancy.security.CurrentUser;

@Service
public class NoteKeeping {
  private final Notes notes;
  private final JdbcClient jdbc;

  NoteKeeping(Notes notes, JdbcClient jdbc) {
    this.notes = notes;
    this.jdbc = jdbc;
  }

  @Transactional
  public void add(String title) {
    notes.saveAndFlush(new Note(UUID.randomUUID(), title));
    // the same transaction and connection, by plain JDBC
    jdbc.sql("update note set body = 'seen by JDBC' where title = ?").param(title).update();
  }

  @Transactional(readOnly = true)
  public List<String> byJpa() {
    return notes.titles();
  }

  public List<String> byJdbc() {
    return jdbc.sql("select title from note order by title").query(String.class).list();
  }

  @Cacheable("titles")
  public List<String> cached() {
    return byJdbc();
  }

  @Async
  public CompletableFuture<List<String>> byAsync() {
    return CompletableFuture.completedFuture(byJpa());
  }

  @Async
  public CompletableFuture<String> whoOnAnotherThread() {
    return CompletableFuture.completedFuture(CurrentUser.tenantUser().username());
  }
}
