package org.wattline.tenancy.vaadin.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;
import org.wattline.tenancy.vaadin.api.ApiProblemException.FieldError;
import org.wattline.tenancy.vaadin.api.ApiProblemException.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads RFC 9457 problems, and makes one where the answer is none. */
final class ProblemReader {
  /** More than this of an error's body is not read. */
  private static final int MAX_BYTES = 64 * 1024;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProblemReader() {}

  static Problem read(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    byte[] body;
    try (InputStream in = response.getBody()) {
      body = in.readNBytes(MAX_BYTES);
    }
    try {
      JsonNode json = JSON.readTree(body);
      if (json != null && json.isObject()) {
        return of(status, json);
      }
    } catch (JacksonException notJson) {
      return blank(status);
    }
    return blank(status);
  }

  private static Problem of(int status, JsonNode json) {
    List<FieldError> errors = new ArrayList<>();
    for (JsonNode error : json.path("errors")) {
      String pointer = text(error, "pointer");
      if (pointer == null) {
        pointer = text(error, "field");
      }
      String detail = text(error, "detail");
      if (pointer != null && detail != null) {
        errors.add(new FieldError(pointer, detail, text(error, "code"), texts(error, "arguments")));
      }
    }
    String type = text(json, "type");
    String title = text(json, "title");
    return new Problem(
        status,
        type == null ? "about:blank" : type,
        title == null ? "Error " + status : title,
        text(json, "detail"),
        text(json, "instance"),
        errors,
        text(json, "code"),
        texts(json, "arguments"));
  }

  private static Problem blank(int status) {
    return new Problem(status, "about:blank", "Error " + status, null, null, List.of());
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> all = new ArrayList<>();
    json.path(name).forEach(each -> all.add(each.asString()));
    return all;
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isString() ? value.stringValue() : null;
  }
}
