package org.wattline.console.tariffs;

import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.DocumentError;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.Validation;
import org.wattline.tenancy.vaadin.view.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft's text and, beside it, what it says. The text is the truth: what is changed beside it is
 * written into it. After each pause in typing the text is read, and the service says whether it is
 * right; only then is it painted and tried.
 */
final class DraftEditor extends Div {
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final transient TariffApis apis;
  private final DraftText text;
  private final DraftPicture picture;
  private final TestBillPart test;

  /* the last text that was looked at, and how often one was: answers about others come too late */
  private String looked = "";
  private int looks;

  /**
   * @param document what it begins with, which the service took; empty for nothing
   * @param writable whether the text can be changed
   */
  DraftEditor(TariffApis apis, Product product, String document, boolean writable) {
    this.apis = apis;
    addClassName("tariff-editor");
    text = new DraftText(this::changed);
    text.setWritable(writable);
    picture = new DraftPicture(writable ? new Writing() : null);
    test = new TestBillPart(apis, product.id(), () -> text.isWritable() ? text.text() : null);
    Div beside = new Div(picture);
    beside.addClassName("wl-stack");
    add(text, beside);
    looked = document;
    text.write(document);
    if (!document.isBlank()) {
      paint(document);
    }
    beside.add(test);
  }

  String text() {
    return text.text();
  }

  /** Puts another text there, as if it were typed. */
  void write(String document) {
    text.write(document);
  }

  /** Shows what the service found wrong with the text. */
  void show(String lead, List<DocumentError> errors) {
    text.show(lead, errors);
  }

  /** Has the text looked at now. */
  void check() {
    look(text.text());
  }

  private void changed(String document) {
    if (!document.equals(looked)) {
      look(document);
    }
  }

  private void look(String document) {
    looked = document;
    int mine = ++looks;
    if (document.isBlank()) {
      stale();
      text.say("");
      return;
    }
    try {
      JsonText.of(document);
    } catch (JacksonException unreadable) {
      stale();
      text.show(unreadable);
      return;
    }
    apis.background()
        .run(
            this,
            () -> apis.tariffs().validate(document),
            found -> {
              if (mine == looks) {
                found(document, found);
              }
            },
            failure -> {
              if (mine == looks) {
                stale();
                text.say(getTranslation("tariff.notchecked", Trouble.sentence(this, failure)));
              }
            });
  }

  private void found(String document, Validation found) {
    if (found.valid()) {
      text.say(getTranslation("tariff.valid"));
      paint(document);
      test.follow();
    } else {
      stale();
      text.show(getTranslation("tariff.wrong", found.errors().size()), found.errors());
    }
  }

  private void stale() {
    picture.stale();
    test.stale();
  }

  private void paint(String document) {
    JsonNode tree;
    try {
      tree = EXACT.readTree(document);
    } catch (JacksonException unreadable) {
      text.show(unreadable);
      return;
    }
    picture.show(document, tree);
  }

  /** What is changed beside the text goes into it, if it still says what was shown. */
  private final class Writing implements DraftPicture.Pen {
    @Override
    public boolean write(PriceRow row, BigDecimal value) {
      JsonText now = readable();
      if (now == null
          || now.decimal(row.pointer())
              .filter(written -> written.compareTo(row.value()) == 0)
              .isEmpty()) {
        text.say(getTranslation("tariff.price.moved"));
        return false;
      }
      text.write(now.withDecimal(row.pointer(), value));
      return true;
    }

    @Override
    public boolean add(DatedPrices to, LocalDate from) {
      JsonText now = readable();
      if (now == null || now.at(to.pointer() + "/" + (to.from().size() - 1)).isEmpty()) {
        text.say(getTranslation("tariff.price.moved"));
        return false;
      }
      text.write(to.added(now, from));
      return true;
    }

    private @Nullable JsonText readable() {
      try {
        return JsonText.of(text.text());
      } catch (JacksonException unreadable) {
        return null;
      }
    }
  }
}
