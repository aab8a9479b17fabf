package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.moves.DisplayUnits;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** The meters that hang at a point and hung there, with their registers, and what data came. */
final class MeterList extends Div {
  private static final int LOCAL_DAY = 86_400;

  private final transient ServicePoint point;

  MeterList(ServicePoint point, HungMeters hung) {
    this.point = point;
    addClassName("wl-stack");
    if (hung.installations().isEmpty()) {
      add(muted(getTranslation("account.meter.none")));
    }
    hung.installations().stream().limit(HungMeters.MOST_METERS).forEach(one -> meter(one, hung));
    if (hung.installations().size() > HungMeters.MOST_METERS) {
      add(muted(getTranslation("point.meters.more", HungMeters.MOST_METERS)));
    }
    add(new H3(getTranslation("point.channels")));
    if (hung.channels().isEmpty()) {
      add(muted(getTranslation("point.channels.none")));
    } else {
      add(channels(hung.channels()));
    }
  }

  private static Paragraph muted(String words) {
    Paragraph paragraph = new Paragraph(words);
    paragraph.addClassName("wl-muted");
    return paragraph;
  }

  private void meter(Installation one, HungMeters hung) {
    Meter meter = hung.meters().get(one.meterId());
    Formats formats = Formats.here();
    boolean hangs = one.to() == null;
    H3 title = new H3(one.serial());
    Div head =
        new Div(
            title,
            new Badge(
                getTranslation(hangs ? "point.meter.hangs" : "point.meter.gone"),
                hangs ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL));
    head.addClassName("wl-row");
    if (hangs && StaffRoles.keepsPoints()) {
      head.add(
          way(PointsNavigation.exchange(point.id(), one.meterId()), "meter.exchange", one),
          way(PointsNavigation.remove(point.id(), one.meterId()), "meter.remove", one));
    }
    Span since =
        new Span(
            one.to() == null
                ? getTranslation("point.meter.since", formats.moment(one.from()))
                : getTranslation(
                    "point.meter.was", formats.moment(one.from()), formats.moment(one.to())));
    since.addClassNames("wl-small", "wl-muted");
    add(head, since);
    if (meter != null) {
      Span made =
          new Span(
              meter.model() == null
                  ? meter.manufacturer()
                  : meter.manufacturer() + " " + meter.model());
      made.addClassNames("wl-small", "wl-muted");
      add(made, registers(meter));
    }
  }

  private Component way(String path, String key, Installation one) {
    Anchor way = new Anchor(path, getTranslation(key));
    way.getElement().setAttribute("aria-label", getTranslation(key + ".of", one.serial()));
    return way;
  }

  private Component registers(Meter meter) {
    Formats formats = Formats.here();
    return new PagedTable<MeterRegister>(getTranslation("point.registers.of", meter.serial()))
        .text(getTranslation("register.code"), MeterRegister::code)
        .text(
            getTranslation("register.direction"),
            each -> PointWords.said(this, "register.direction", each.direction()))
        .text(getTranslation("register.unit"), DisplayUnits::of)
        .number(getTranslation("register.digits"), each -> formats.count(each.digits()))
        .number(
            getTranslation("register.multiplier"),
            each -> each.multiplier().stripTrailingZeros().toPlainString())
        .text(
            getTranslation("register.period"), each -> each.period() == null ? "–" : each.period())
        .with(meter.registers());
  }

  private Component channels(List<Channel> channels) {
    return new PagedTable<Channel>(getTranslation("point.channels"))
        .text(getTranslation("register.code"), each -> each.code().isEmpty() ? "–" : each.code())
        .text(
            getTranslation("register.direction"),
            each -> PointWords.said(this, "register.direction", each.direction()))
        .text(getTranslation("point.channel.interval"), each -> interval(each.intervalSeconds()))
        .text(getTranslation("register.unit"), Channel::unit)
        .text(
            getTranslation("point.channel.counted"),
            each -> getTranslation(each.counted() ? "point.yes" : "point.no"))
        .text(getTranslation("point.channel.days"), MeterList::days)
        .with(channels);
  }

  private String interval(int seconds) {
    if (seconds == 0) {
      return getTranslation("point.channel.register");
    }
    if (seconds == LOCAL_DAY) {
      return getTranslation("point.channel.day");
    }
    return getTranslation("point.channel.minutes", Duration.ofSeconds(seconds).toMinutes());
  }

  private static String days(Channel channel) {
    Formats formats = Formats.here();
    return channel.firstDay() == null || channel.lastDay() == null
        ? "–"
        : formats.date(channel.firstDay()) + " – " + formats.date(channel.lastDay());
  }
}
