package org.wattline.billing.access;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses control characters in any text of a request but line ends and tabs: no name has them,
 * PostgreSQL cannot keep a zero byte, and logs and cursors must not be forged with them.
 */
@Component
class PlainTextModule extends SimpleModule {
  PlainTextModule() {
    super("plain-text");
    addDeserializer(String.class, new PlainText());
  }

  private static final class PlainText extends StdScalarDeserializer<String> {
    PlainText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
      String text = json.getValueAsString();
      if (text == null) {
        return context.reportInputMismatch(this, "must be text");
      }
      boolean control =
          text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
      if (control) {
        return context.reportInputMismatch(this, "must not contain control characters");
      }
      return text;
    }
  }
}
