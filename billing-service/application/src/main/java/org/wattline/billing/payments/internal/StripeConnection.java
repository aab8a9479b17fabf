package org.wattline.billing.payments.internal;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to Stripe by the JDK's connections, as its library does by itself. But that one looks up
 * in its own archive for each request what it says of itself, which costs more than the request.
 */
final class StripeConnection extends HttpClient {
  private static final int FIRST_ERROR = 400;

  private final String agent = buildXStripeClientUserAgentString();

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    try {
      HttpURLConnection call = opened(request);
      int status = call.getResponseCode();
      try (InputStream answer =
          status < FIRST_ERROR ? call.getInputStream() : call.getErrorStream()) {
        return new StripeResponse(status, HttpHeaders.of(call.getHeaderFields()), text(answer));
      }
    } catch (IOException unanswered) {
      throw new ApiConnectionException("Stripe did not answer: " + unanswered, unanswered);
    }
  }

  private static String text(@Nullable InputStream answer) throws IOException {
    return answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
  }

  private HttpURLConnection opened(StripeRequest request) throws IOException {
    HttpURLConnection call = (HttpURLConnection) request.url().openConnection();
    call.setConnectTimeout(request.options().getConnectTimeout());
    call.setReadTimeout(request.options().getReadTimeout());
    call.setUseCaches(false);
    call.setRequestMethod(request.method().name());
    request
        .headers()
        .map()
        .forEach((name, values) -> call.setRequestProperty(name, String.join(",", values)));
    call.setRequestProperty("User-Agent", buildUserAgentString(request));
    call.setRequestProperty("X-Stripe-Client-User-Agent", agent);
    HttpContent content = request.content();
    if (content != null) {
      call.setDoOutput(true);
      call.setRequestProperty("Content-Type", content.contentType());
      try (OutputStream out = call.getOutputStream()) {
        out.write(content.byteArrayContent());
      }
    }
    return call;
  }
}
