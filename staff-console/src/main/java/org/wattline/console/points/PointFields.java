package org.wattline.console.points;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.Metering;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/** What a point is: its number in the market, what flows there, and whose grid it hangs on. */
final class PointFields extends Div {
  private static final int LONGEST_ID = 60;
  private static final int LONGEST_OPERATOR = 40;

  /** The schemes of the markets, as the service names them; {@code OWN} obeys no rules. */
  private static final List<String> SCHEMES =
      List.of(
          "EAN18",
          "MPAN",
          "MPRN",
          "ESI_ID",
          "CUPS",
          "NMI",
          "PRM",
          "POD",
          "ZAEHLPUNKT_AT",
          "MELO_DE",
          "MALO_DE",
          "MESSPUNKT_CH",
          "POD_LU",
          "OWN");

  private final transient FieldProblems problems;
  private final Select<String> scheme = new Select<>();
  private final TextField marketId = new TextField();
  private final Select<CommodityKind> commodity = new Select<>();
  private final Select<Metering> metering = new Select<>();
  private final TextField operator = new TextField();
  private final ComboBox<String> zone = new ComboBox<>();

  PointFields(FieldProblems problems, @Nullable String id) {
    this.problems = problems;
    addClassName("wl-form");
    scheme.setLabel(getTranslation("point.scheme"));
    scheme.setItems(SCHEMES);
    scheme.setItemLabelGenerator(value -> scheme(this, value));
    scheme.setValue(usual());
    marketId.setLabel(getTranslation("point.marketid"));
    marketId.setHelperText(getTranslation("point.marketid.help"));
    marketId.setMaxLength(LONGEST_ID);
    marketId.setRequiredIndicatorVisible(true);
    marketId.setValue(id == null ? "" : id);
    commodity.setLabel(getTranslation("point.commodity"));
    commodity.setItems(CommodityKind.values());
    commodity.setItemLabelGenerator(value -> PointWords.said(this, "commodity", value));
    commodity.setValue(CommodityKind.ELECTRICITY);
    metering.setLabel(getTranslation("point.metering"));
    metering.setItems(Metering.values());
    metering.setItemLabelGenerator(value -> PointWords.said(this, "metering", value));
    metering.setValue(Metering.METERED);
    operator.setLabel(getTranslation("point.operator"));
    operator.setHelperText(getTranslation("point.operator.help"));
    operator.setMaxLength(LONGEST_OPERATOR);
    zone.setLabel(getTranslation("point.zone"));
    zone.setHelperText(getTranslation("point.zone.help"));
    zone.setItems(
        ZoneId.getAvailableZoneIds().stream().filter(name -> name.contains("/")).sorted().toList());
    zone.setClearButtonVisible(true);
    problems
        .with("scheme", scheme)
        .with("marketId", marketId)
        .with("commodity", commodity)
        .with("metering", metering)
        .with("gridOperator", operator)
        .with("zone", zone);
    add(scheme, marketId, commodity, metering, operator, zone);
  }

  /** The name of a scheme; the supplier's own has words of ours. */
  static String scheme(com.vaadin.flow.component.Component where, String value) {
    return switch (value) {
      case "OWN" -> where.getTranslation("point.scheme.own");
      case "EAN18" -> "EAN";
      case "ESI_ID" -> "ESI ID";
      case "ZAEHLPUNKT_AT" -> "Zählpunkt (AT)";
      case "MELO_DE" -> "MeLo (DE)";
      case "MALO_DE" -> "MaLo (DE)";
      case "MESSPUNKT_CH" -> "Messpunkt (CH)";
      case "POD_LU" -> "POD (LU)";
      default -> value;
    };
  }

  /** The scheme that a supplier of this market meets most. */
  private static String usual() {
    var tenant = SiteScope.current().tenant();
    String country = tenant == null ? "" : tenant.market().replaceFirst("-.*", "");
    return switch (country) {
      case "BE", "NL", "DK", "FI", "SE", "NO" -> "EAN18";
      case "GB" -> "MPAN";
      case "ES" -> "CUPS";
      case "AU" -> "NMI";
      case "FR" -> "PRM";
      case "IT" -> "POD";
      case "AT" -> "ZAEHLPUNKT_AT";
      case "DE" -> "MALO_DE";
      case "CH" -> "MESSPUNKT_CH";
      case "LU" -> "POD_LU";
      default -> "OWN";
    };
  }

  /** Whether nothing is missing; marks what is. */
  boolean isComplete() {
    return problems.complete(this, scheme, marketId, commodity, metering);
  }

  NewServicePoint value(UUID premise, PointTerms terms) {
    return new NewServicePoint(
        premise,
        scheme.getValue(),
        marketId.getValue().strip(),
        commodity.getValue(),
        metering.getValue(),
        operator.getValue().isBlank() ? null : operator.getValue().strip(),
        zone.getValue(),
        terms);
  }
}
