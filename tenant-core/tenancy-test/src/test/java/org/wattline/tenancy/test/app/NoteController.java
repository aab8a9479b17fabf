package org.wattline.tenancy.test.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.concurrent.TenantExecutors;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.security.TenantUser;

@RestController
@RequestMapping("/api/v1")
class NoteController {
  private static final Logger log = LoggerFactory.getLogger(NoteController.class);

  private final NoteKeeping notes;

  NoteController(NoteKeeping notes) {
    this.notes = notes;
  }

  record Me(TenantId tenant, TenantUser user) {}

  record NewNote(@NotBlank @Size(max = 60) String title) {}

  @GetMapping("/me")
  Me me(@AuthenticationPrincipal TenantUser user) {
    log.info("me");
    return new Me(TenantScope.current(), user);
  }

  @GetMapping("/notes/jdbc")
  List<String> jdbc() {
    return notes.byJdbc();
  }

  @GetMapping("/notes/jpa")
  List<String> jpa() {
    return notes.byJpa();
  }

  @GetMapping("/notes/cached")
  List<String> cached() {
    return notes.cached();
  }

  @GetMapping("/notes/async")
  CompletableFuture<List<String>> async() {
    return notes.byAsync();
  }

  @GetMapping("/notes/callable")
  Callable<List<String>> callable() {
    return notes::byJdbc;
  }

  @GetMapping("/notes/future")
  CompletableFuture<List<String>> future() {
    return TenantExecutors.supply(notes::byJdbc)
        .thenApplyAsync(seen -> notes.byJpa(), TenantExecutors.stages());
  }

  @GetMapping("/notes/stream")
  StreamingResponseBody stream() {
    return out -> out.write(String.join("\n", notes.byJdbc()).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/notes/virtual")
  List<String> virtual() throws Exception {
    try (var threads = TenantExecutors.virtual()) {
      return threads.submit(notes::byJdbc).get(10, TimeUnit.SECONDS);
    }
  }

  @GetMapping("/who")
  CompletableFuture<String> who() {
    return notes.whoOnAnotherThread();
  }

  @PostMapping("/notes")
  void add(@Valid @RequestBody NewNote note) {
    notes.add(note.title());
  }

  @GetMapping("/limits")
  int limits(@RequestParam @jakarta.validation.constraints.Max(100) int size) {
    return size;
  }

  @GetMapping("/billing")
  @PreAuthorize("hasRole('billing')")
  String billing() {
    return "allowed";
  }

  @GetMapping("/refused")
  void refused() {
    throw Problems.CONFLICT.because("The note is being read.").with("reader", 7);
  }

  @GetMapping("/broken")
  void broken() {
    throw new IllegalStateException("jdbc:postgresql://secret-host password=hunter2");
  }

  @GetMapping("/broken-io")
  void brokenIo() throws IOException {
    throw new IOException("/etc/secret/path");
  }
}
