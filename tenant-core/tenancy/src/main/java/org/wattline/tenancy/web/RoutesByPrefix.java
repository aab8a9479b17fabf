package org.wattline.tenancy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the method that answers a request as Spring does, but asks only those routes whose path
 * begins like the request's: with several hundred of them, asking each for its methods, headers and
 * media types takes longer than many an answer.
 */
public final class RoutesByPrefix extends RequestMappingHandlerMapping {
  private final Map<RequestMappingInfo, String> prefixes = new ConcurrentHashMap<>();

  /** A request with its path at hand. */
  private static final class Asked extends HttpServletRequestWrapper {
    private final String path;

    Asked(HttpServletRequest request) {
      super(request);
      path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
    }

    /** Whether nothing in the path is escaped: else it is for the routes themselves to read. */
    boolean isPlain() {
      return path.indexOf('%') < 0 && path.indexOf(';') < 0;
    }
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    Asked asked = new Asked(request);
    return super.lookupHandlerMethod(path, asked.isPlain() ? asked : request);
  }

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(
      RequestMappingInfo route, HttpServletRequest request) {
    return request instanceof Asked asked
            && !asked.path.startsWith(prefixes.computeIfAbsent(route, RoutesByPrefix::prefix))
        ? null
        : super.getMatchingMapping(route, request);
  }

  /** What every path of a route begins with. */
  private static String prefix(RequestMappingInfo route) {
    String common = null;
    for (String pattern : route.getPatternValues()) {
      // a rest of the path may be empty, and then there is no slash before it
      String fixed = pattern.split("/?[{*?]", 2)[0];
      common = common == null ? fixed : shared(common, fixed);
    }
    return common == null ? "" : common;
  }

  private static String shared(String one, String other) {
    int end = 0;
    while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }
}
