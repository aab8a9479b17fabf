package org.wattline.tenancy.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be used here. */
final class TestServers {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  private TestServers() {}

  /** Asks Testcontainers only where there is a sign of an engine: the question is slow. */
  static boolean dockerAnswers() {
    return Holder.ANSWERS;
  }

  private static final class Holder {
    static final boolean ANSWERS =
        !Boolean.getBoolean("wattline.test.embedded")
            && (System.getenv("DOCKER_HOST") != null || Files.exists(SOCKET))
            && DockerClientFactory.instance().isDockerAvailable();
  }
}
