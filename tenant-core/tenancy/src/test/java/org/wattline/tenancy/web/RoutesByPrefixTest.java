package org.wattline.tenancy.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

class RoutesByPrefixTest {
  private final RequestMappingHandlerMapping plain = new RequestMappingHandlerMapping();
  private final RequestMappingHandlerMapping quick = new RoutesByPrefix();

  @RestController
  static final class Answers {
    @GetMapping("/v1/points")
    void points() {}

    @GetMapping({"/v1/points/{id}", "/v1/places/{id}"})
    void point() {}

    @DeleteMapping("/v1/points/{id}")
    void end() {}

    @GetMapping("/v1/points/{id}/use")
    void use() {}

    @GetMapping("/v1/points/{id}/use.{kind}")
    void file() {}

    @GetMapping("/files/**")
    void files() {}

    @GetMapping("/rest/{*path}")
    void rest() {}

    @GetMapping("/v?/old")
    void old() {}
  }

  @BeforeEach
  void learn() throws Exception {
    StaticWebApplicationContext context = new StaticWebApplicationContext();
    context.registerSingleton("answers", Answers.class);
    context.refresh();
    for (RequestMappingHandlerMapping mapping : List.of(plain, quick)) {
      mapping.setApplicationContext(context);
      mapping.afterPropertiesSet();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/points",
        "GET /v1/points/",
        "GET /v1/points/7",
        "GET /v1/places/7",
        "DELETE /v1/points/7",
        "DELETE /v1/places/7",
        "PUT /v1/points/7",
        "GET /v1/points/7/use",
        "GET /v1/points/7/use.csv",
        "GET /v1/p%6Fints/7/use",
        "GET /v1/points;a=b/7/use",
        "GET /v1/point",
        "GET /files",
        "GET /files/a/b",
        "GET /filesystem",
        "GET /rest",
        "GET /rest/a/b",
        "GET /v2/old",
        "GET /nowhere"
      })
  void findsWhatSpringFinds(String request) {
    String found = answer(quick, request);

    assertThat(found).isEqualTo(answer(plain, request));
  }

  private static String answer(RequestMappingHandlerMapping mapping, String text) {
    String[] parts = text.split(" ");
    MockHttpServletRequest request = new MockHttpServletRequest(parts[0], parts[1]);
    ServletRequestPathUtils.parseAndCache(request);
    try {
      HandlerExecutionChain chain = mapping.getHandler(request);
      return chain == null ? "none" : ((HandlerMethod) chain.getHandler()).getMethod().getName();
    } catch (ServletException refused) {
      return String.valueOf(refused.getMessage());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
