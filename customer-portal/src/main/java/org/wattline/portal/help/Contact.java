package org.wattline.portal.help;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.view.Icon;

/** How the supplier is reached, as its settings say. */
public final class Contact extends Div {
  public Contact(Brand brand) {
    if (brand.supportPhone() != null) {
      add(
          way(
              Icon.Name.PHONE,
              new Anchor("tel:" + brand.supportPhone().replace(" ", ""), brand.supportPhone())));
    }
    if (brand.supportEmail() != null) {
      add(way(Icon.Name.MAIL, new Anchor("mailto:" + brand.supportEmail(), brand.supportEmail())));
    }
    if (brand.supportPhone() == null && brand.supportEmail() == null) {
      add(new Paragraph(getTranslation("help.nocontact", brand.displayName())));
    }
  }

  private static Div way(Icon.Name icon, Anchor link) {
    Div way = new Div(new Icon(icon), link);
    way.addClassName("contact");
    return way;
  }
}
