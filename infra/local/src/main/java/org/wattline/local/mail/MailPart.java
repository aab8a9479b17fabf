package org.wattline.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.local.LocalStackException;
import org.wattline.local.Part;

/** SMTP and the viewer, inside the launcher's own process. */
public final class MailPart implements Part {
  private static final int BACKLOG = 16;

  private final int smtpPort;
  private final int viewerPort;
  private final Path log;
  private @Nullable GreenMail smtp;
  private @Nullable HttpServer viewer;

  /**
   * @param log the launcher's, which this part shares
   */
  public MailPart(int smtpPort, int viewerPort, Path log) {
    this.smtpPort = smtpPort;
    this.viewerPort = viewerPort;
    this.log = log;
  }

  /** What arrived since the part was last started. */
  public synchronized Mailbox mails() {
    if (smtp == null) {
      throw new IllegalStateException("The mail server does not run");
    }
    return new Mailbox(smtp);
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public synchronized void start() {
    if (smtp != null) {
      return;
    }
    GreenMail server =
        new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    try {
      server.start();
      smtp = server;
      HttpServer pages =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), viewerPort), BACKLOG);
      pages.createContext("/", new MailViewer(new Mailbox(server)));
      pages.start();
      viewer = pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      throw new LocalStackException(
          "The mail server cannot listen on port " + smtpPort + ": free it or use another --port.",
          e);
    }
  }

  @Override
  public synchronized void stop() {
    if (viewer != null) {
      viewer.stop(0);
      viewer = null;
    }
    if (smtp != null) {
      smtp.stop();
      smtp = null;
    }
  }

  @Override
  public void kill() {
    stop();
  }

  @Override
  public synchronized boolean isRunning() {
    return smtp != null;
  }

  @Override
  public boolean isHealthy() {
    return isRunning();
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public long residentBytes() {
    return 0;
  }

  @Override
  public void onDeath(Consumer<String> listener) {}
}
