package org.wattline.tenancy.vaadin.api;

import com.vaadin.flow.component.UI;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.signin.SignInExpiredException;
import org.wattline.tenancy.vaadin.signin.UserTokens;
import org.wattline.tenancy.web.TraceIdFilter;

/** Makes proxies of a service's {@code @HttpExchange} interfaces that call as the person. */
public final class ApiClients {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A page waits no longer than this for an answer. */
  private static final Duration READ = Duration.ofSeconds(10);

  /** An archive may take this long to come over. */
  private static final Duration STREAM = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final ObservationRegistry observations;

  /**
   * @param observations told of every call; where spans are made the service continues the page's
   */
  public ApiClients(ObservationRegistry observations) {
    this.observations = observations;
  }

  /**
   * @param api an interface of a service's contract
   * @param base the service's internal base address
   */
  public <T> T client(Class<T> api, String base) {
    return proxy(api, base, READ);
  }

  /** The same for calls that carry streams. */
  public <T> T streamingClient(Class<T> api, String base) {
    return proxy(api, base, STREAM);
  }

  private <T> T proxy(Class<T> api, String base, Duration patience) {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(patience);
    RestClient client =
        RestClient.builder()
            .baseUrl(base)
            .requestFactory(requests)
            .observationRegistry(observations)
            .requestInterceptor(ApiClients::asPerson)
            .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> fail(response))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(api);
  }

  private static ClientHttpResponse asPerson(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    UserTokens tokens =
        Person.current()
            .map(Person::tokens)
            .orElseThrow(() -> new SignInExpiredException("Nobody is signed in"));
    HttpHeaders headers = request.getHeaders();
    headers.set("X-Request-Id", UUID.randomUUID().toString());
    String traceId = MDC.get(TraceIdFilter.TRACE_ID);
    if (traceId != null && !headers.containsHeader(TraceIdFilter.HEADER)) {
      headers.set(TraceIdFilter.HEADER, "00-" + traceId + "-" + newSpanId() + "-00");
    }
    UI ui = UI.getCurrent();
    if (ui != null && ui.getLocale() != null) {
      headers.set(HttpHeaders.ACCEPT_LANGUAGE, ui.getLocale().toLanguageTag());
    }
    try {
      String bearer = tokens.bearer();
      headers.setBearerAuth(bearer);
      ClientHttpResponse answer = execution.execute(request, body);
      if (answer.getStatusCode() != HttpStatus.UNAUTHORIZED) {
        return answer;
      }
      answer.close();
      tokens.distrust(bearer);
      headers.setBearerAuth(tokens.bearer());
      return execution.execute(request, body);
    } catch (IOException e) {
      throw new ApiUnavailableException(
          "No answer from " + request.getURI().getAuthority() + request.getURI().getPath(), e);
    }
  }

  private static String newSpanId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }

  private static void fail(ClientHttpResponse response) throws IOException {
    HttpStatusCode status = response.getStatusCode();
    ApiProblemException.Problem problem = ProblemReader.read(response);
    if (status == HttpStatus.UNAUTHORIZED) {
      throw new SignInExpiredException("The service does not accept the sign-in");
    }
    if (status.is5xxServerError()) {
      throw new ApiUnavailableException(
          "The service failed: " + problem.sentence() + " (" + problem.instance() + ")");
    }
    throw new ApiProblemException(problem);
  }
}
