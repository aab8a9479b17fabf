package org.wattline.console.meterfiles;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryDocument;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.console.PagedTable;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * What became of a file: its records, all accounted for, its documents, and what could not be used.
 * While it is being read it looks again by itself.
 */
final class Receipt extends Div {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final int UNITS = 1024;

  private final transient MeterFileApis apis;
  private final transient Consumer<Delivery> settled;
  private transient Delivery delivery;
  private volatile boolean watching;

  /**
   * @param settled told when it was read to its end while this was shown
   */
  Receipt(MeterFileApis apis, Delivery delivery, Consumer<Delivery> settled) {
    this.apis = apis;
    this.delivery = delivery;
    this.settled = settled;
    addClassName("wl-stack");
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (!FileWords.isSettled(delivery.state())) {
      watching = true;
      next();
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching = false;
  }

  private void next() {
    apis.background()
        .after(
            PACE,
            this,
            () -> apis.deliveries().get(delivery.id()),
            this::came,
            failure -> Trouble.notice(this, failure));
  }

  private void came(Delivery now) {
    boolean changed = !now.equals(delivery);
    delivery = now;
    if (changed) {
      show();
    }
    if (FileWords.isSettled(now.state())) {
      watching = false;
      settled.accept(now);
    } else if (watching) {
      next();
    }
  }

  private void show() {
    removeAll();
    Formats formats = Formats.here();
    Paragraph lead = new Paragraph(lead(formats));
    lead.addClassName("wl-strong");
    add(lead);
    if (delivery.failure() != null) {
      add(notice("wl-notice-danger", new Paragraph(delivery.failure())));
    }
    if (delivery.state() == DeliveryState.DONE || delivery.records() > 0) {
      add(
          new Facts()
              .with(getTranslation("meterfile.records"), formats.count(delivery.records()))
              .with(getTranslation("meterfile.accepted"), formats.count(delivery.accepted()))
              .with(getTranslation("meterfile.replaced"), formats.count(delivery.replaced()))
              .with(getTranslation("meterfile.duplicate"), formats.count(delivery.duplicate()))
              .with(getTranslation("meterfile.rejected"), formats.count(delivery.rejected()))
              .with(getTranslation("meterfile.waiting"), formats.count(delivery.waiting())));
    }
    if (delivery.waiting() > 0) {
      add(
          notice(
              "wl-notice-warning",
              new Paragraph(getTranslation("meterfile.waits", formats.count(delivery.waiting())))));
    }
    documents(formats);
    if (delivery.rejected() > 0) {
      add(
          new H3(getTranslation("meterfile.rejections")),
          new Loading<>(apis.background(), 3, () -> rejections(null), this::table));
    }
  }

  private String lead(Formats formats) {
    return switch (delivery.state()) {
      case RECEIVED, READING -> getTranslation("meterfile.lead.reading", delivery.name());
      case DONE ->
          getTranslation(
              "meterfile.lead.done",
              delivery.name(),
              formats.count(delivery.records()),
              formats.count(delivery.accepted()));
      case REFUSED -> getTranslation("meterfile.lead.refused", delivery.name());
      case FAILED -> getTranslation("meterfile.lead.failed", delivery.name());
    };
  }

  private static Div notice(String tone, Component words) {
    Div notice = new Div(new Icon(Icon.Name.ALERT), words);
    notice.addClassNames("wl-notice", tone);
    return notice;
  }

  private void documents(Formats formats) {
    if (delivery.documents().isEmpty()) {
      return;
    }
    add(
        new H3(getTranslation("meterfile.documents")),
        new PagedTable<DeliveryDocument>(getTranslation("meterfile.documents"))
            .text(
                getTranslation("meterfile.document"),
                one -> one.name().isEmpty() ? delivery.name() : one.name())
            .text(
                getTranslation("meterfile.format"),
                one -> FileWords.format(one.format(), one.formatVersion()))
            .number(getTranslation("meterfile.records"), one -> formats.count(one.records()))
            .component(getTranslation("meterfile.result"), this::result)
            .with(delivery.documents()));
    if (delivery.documents().size() == Delivery.MAX_DOCUMENTS) {
      Paragraph first = new Paragraph(getTranslation("meterfile.more", Delivery.MAX_DOCUMENTS));
      first.addClassNames("wl-muted", "wl-small");
      add(first);
    }
  }

  private Component result(DeliveryDocument document) {
    String refusal = document.refusal();
    if (refusal == null) {
      return new Span(getTranslation("meterfile.read"));
    }
    String place = document.place();
    String said = document.sentence();
    return FileWords.reason(
        this,
        refusal,
        place == null || place.isBlank() ? said : place + (said == null ? "" : ": " + said));
  }

  private Page<DeliveryRejection> rejections(@Nullable String cursor) {
    return apis.deliveries().rejections(delivery.id(), cursor, Page.DEFAULT_LIMIT);
  }

  private Component table(Page<DeliveryRejection> first) {
    Formats formats = Formats.here();
    return new PagedTable<DeliveryRejection>(getTranslation("meterfile.rejections"))
        .number(getTranslation("meterfile.document"), one -> formats.count(one.document()))
        .text(getTranslation("meterfile.place"), one -> one.place().isBlank() ? "–" : one.place())
        .component(
            getTranslation("meterfile.reason"),
            one -> FileWords.reason(this, one.reason(), one.sentence()))
        .number(getTranslation("meterfile.records"), one -> formats.count(one.records()))
        .with(PagedTable.part(first), cursor -> PagedTable.part(rejections(cursor)));
  }

  /** Where, when and by whom it came. */
  static Facts origin(Component where, Delivery delivery) {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(where.getTranslation("meterfile.came"), formats.moment(delivery.receivedAt()))
            .with(where.getTranslation("meterfile.by"), delivery.receivedBy())
            .with(where.getTranslation("meterfile.source"), source(where, delivery.source()))
            .with(where.getTranslation("meterfile.issued"), formats.moment(delivery.issuedAt()))
            .with(where.getTranslation("meterfile.size"), size(where, delivery.bytes()))
            .with("SHA-256", delivery.sha256());
    if (delivery.replayOf() != null) {
      facts.with(
          where.getTranslation("meterfile.replayof"),
          new Anchor(
              MeterFilesNavigation.to(delivery.replayOf()),
              where.getTranslation("meterfile.original")));
    }
    return facts;
  }

  static String source(Component where, String source) {
    return switch (source) {
      case "UPLOAD" -> where.getTranslation("meterfile.source.upload");
      case "MANUAL" -> where.getTranslation("meterfile.source.manual");
      default -> source;
    };
  }

  private static String size(Component where, long bytes) {
    Formats formats = Formats.here();
    return bytes < UNITS
        ? where.getTranslation("meterfile.bytes", formats.count(bytes))
        : where.getTranslation("meterfile.kilobytes", formats.count((bytes + UNITS - 1) / UNITS));
  }
}
