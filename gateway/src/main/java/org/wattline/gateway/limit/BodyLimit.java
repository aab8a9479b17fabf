package org.wattline.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import reactor.core.publisher.Flux;

/**
 * How large a body may be: refused at once where its length is announced, stopped at the limit
 * where it is not.
 */
public final class BodyLimit {

  private BodyLimit() {}

  /**
   * The request, with a body that fails beyond the limit.
   *
   * @throws org.wattline.gateway.refusal.Refused where the announced length is beyond it
   */
  public static ServerHttpRequest apply(ServerHttpRequest request, DataSize limit) {
    long announced = request.getHeaders().getContentLength();
    if (announced > limit.toBytes()) {
      throw tooLarge(limit);
    }
    if (announced >= 0 || !request.getHeaders().containsHeader("Transfer-Encoding")) {
      return request;
    }
    return new ServerHttpRequestDecorator(request) {
      @Override
      public Flux<DataBuffer> getBody() {
        AtomicLong read = new AtomicLong();
        return super.getBody()
            .doOnNext(
                buffer -> {
                  if (read.addAndGet(buffer.readableByteCount()) > limit.toBytes()) {
                    DataBufferUtils.release(buffer);
                    throw tooLarge(limit);
                  }
                });
      }
    };
  }

  private static RuntimeException tooLarge(DataSize limit) {
    return Refusal.of(
            Reason.BODY_TOO_LARGE,
            "At most " + limit.toBytes() + " bytes are accepted here. Send it in parts.")
        .asException();
  }
}
