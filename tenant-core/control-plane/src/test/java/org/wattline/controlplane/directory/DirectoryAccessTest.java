package org.wattline.controlplane.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.controlplane.testing.ControlPlaneTest;

/** The directory holds every tenant's sealed password: it is for services with its token only. */
class DirectoryAccessTest extends ControlPlaneTest {
  @LocalServerPort private int port;

  @Test
  void theDirectoryIsServedToServicesThatHaveItsToken() throws Exception {
    assertThat(status("Bearer services-only")).isIn(200, 503);
  }

  @Test
  void withoutItsTokenTheDirectoryIsRefused() throws Exception {
    for (String wrong :
        new @Nullable String[] {
          null, "", "Bearer ", "Bearer services", "Bearer services-only2", "services-only"
        }) {
      assertThat(status(wrong)).as("answer to %s", wrong).isIn(401, 403);
    }
  }

  @Test
  void withoutATokenNoPartOfTheRegistryIsAnswered() throws Exception {
    for (String path :
        List.of("/api/v1/tenants", "/api/v1/markets", "/api/v1/migrations", "/nothing")) {
      assertThat(send(path, null)).as(path).isEqualTo(401);
    }
  }

  private int status(@Nullable String authorization) throws Exception {
    return send("/internal/directory", authorization);
  }

  private int send(String path, @Nullable String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
