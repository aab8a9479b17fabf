package org.wattline.bench.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.ui.UiSession;

/** What a signed-in session with one open page keeps alive in a user interface's heap. */
final class SessionMemory {
  private static final int FIRST_SESSIONS = 5;

  private final LocalStack stack;
  private final DemoSupplier supplier;

  SessionMemory(LocalStack stack, DemoSupplier supplier) {
    this.stack = stack;
    this.supplier = supplier;
  }

  /** Bytes of a session: what lives with so many more of them, shared among them. */
  long bytes(Service ui, int sessions) throws IOException, InterruptedException {
    // what all sessions share is there after the first few
    sessions(ui, FIRST_SESSIONS);
    long before = living(ui);
    sessions(ui, sessions);
    return (living(ui) - before) / sessions;
  }

  private void sessions(Service ui, int count) {
    boolean portal = ui == Service.PORTAL;
    String host = portal ? supplier.slug() : supplier.slug() + "-staff";
    String page = portal ? "home" : "customers";
    String username = portal ? supplier.customers().getFirst().username() : "supervisor";
    for (int i = 0; i < count; i++) {
      String base = stack.url(host) + "/";
      UiSession session = UiSession.signedIn(base + page, username, Demo.PASSWORD);
      session.build(base, page, host + ".localhost");
    }
  }

  /** Bytes of all objects that are reachable, after the collector has looked at each. */
  private long living(Service ui) throws IOException, InterruptedException {
    Path pidFile = stack.folders().run().resolve(stack.service(ui).name() + ".pid");
    String pid = Files.readString(pidFile).strip().split("\\s+", 2)[0];
    Process counted =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                pid,
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(counted.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (counted.waitFor() != 0) {
      throw new IOException("The heap of process " + pid + " cannot be counted: " + said);
    }
    String total = said.strip().lines().reduce((first, last) -> last).orElse("");
    String[] words = total.strip().split("\\s+", -1);
    if (!words[0].equals("Total")) {
      throw new IOException("No total in what the heap's count says: " + total);
    }
    return Long.parseLong(words[2]);
  }
}
