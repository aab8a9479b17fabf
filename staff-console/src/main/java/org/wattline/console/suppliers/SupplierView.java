package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.api.Tenant;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One supplier: its state and what can be done to it, and its parts each at their own address. */
@Route(value = "suppliers/:supplierId/:part?", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.PLATFORM)
@RolesAllowed({StaffRoles.ONBOARDING_OPERATOR, StaffRoles.ONBOARDING_VIEWER})
class SupplierView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final List<String> PARTS =
      List.of("overview", "brand", "settings", "entities", "secrets", "jobs", "audit");

  private final transient SupplierApis apis;
  private final transient MarketNames markets;
  private final transient PublicAddress address;
  private final transient BackgroundWork background;
  private String title = "";

  SupplierView(
      SupplierApis apis, MarketNames markets, PublicAddress address, BackgroundWork background) {
    this.apis = apis;
    this.markets = markets;
    this.address = address;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    String part = event.getRouteParameters().get("part").orElse("overview");
    if (!PARTS.contains(part)) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    PathIds.find(event, "supplierId", this::read).ifPresent(tenant -> show(tenant, part));
  }

  private Tenant read(UUID id) {
    ResponseEntity<Tenant> answer = apis.tenants().get(id);
    Tenant tenant = answer.getBody();
    if (tenant == null) {
      throw new ApiUnavailableException("The control plane answered without a supplier");
    }
    return tenant;
  }

  private void show(Tenant tenant, String part) {
    title = tenant.brand().displayName();
    PageHeading heading =
        new PageHeading(title)
            .withLead(tenant.legalName() + " · " + markets.now().of(tenant.market()))
            .withBadge(StateBadge.of(this, tenant.state()));
    if (StaffRoles.operatesPlatform()) {
      heading.withActions(
          new SupplierActions(apis, tenant, this::again).buttons().toArray(new Component[0]));
    }
    add(heading);
    if (tenant.stateReason() != null && tenant.activeJob() == null) {
      Div reason = new Div(new Icon(Icon.Name.ALERT), new Paragraph(tenant.stateReason()));
      reason.addClassNames("wl-notice", "wl-notice-warning");
      add(reason);
    }
    running(tenant);
    add(parts(tenant, part), content(tenant, part));
  }

  private void again() {
    getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
  }

  /** The job that is under way or stuck, whatever part is shown. */
  private void running(Tenant tenant) {
    UUID active = tenant.activeJob();
    if (active == null) {
      return;
    }
    Job job = apis.jobs().get(active);
    add(new JobProgress(background, job, () -> apis.jobs().get(active), done -> again()));
  }

  private Nav parts(Tenant tenant, String current) {
    UnorderedList list = new UnorderedList();
    for (String part : PARTS) {
      Anchor link =
          new Anchor(
              "suppliers/" + tenant.id() + (part.equals("overview") ? "" : "/" + part),
              getTranslation("supplier.part." + part));
      if (part.equals(current)) {
        link.getElement().setAttribute("aria-current", "page");
      }
      list.add(new ListItem(link));
    }
    Nav nav = new Nav(list);
    nav.addClassName("parts");
    nav.setAriaLabel(getTranslation("supplier.parts"));
    return nav;
  }

  private Component content(Tenant tenant, String part) {
    return switch (part) {
      case "brand" -> new BrandPart(apis, tenant, this::again);
      case "settings" -> new SettingsPart(apis, tenant, this::again);
      case "entities" -> new EntitiesPart(apis, tenant, background);
      case "secrets" -> new SecretsPart(apis, tenant, background);
      case "jobs" -> new JobsPart(apis, tenant, background);
      case "audit" -> new SupplierAuditPart(apis, tenant, background);
      default -> overview(tenant);
    };
  }

  private Component overview(Tenant tenant) {
    Facts facts = new Facts();
    for (String host : tenant.hosts().portal()) {
      facts.with(getTranslation("supplier.portal"), outside(host));
    }
    for (String host : tenant.hosts().console()) {
      facts.with(getTranslation("supplier.console"), outside(host));
    }
    facts
        .with(getTranslation("supplier.market"), markets.now().of(tenant.market()))
        .with(
            getTranslation("supplier.packs"),
            tenant.featurePacks().isEmpty()
                ? getTranslation("supplier.packs.none")
                : String.join(", ", tenant.featurePacks()))
        .with(getTranslation("supplier.languages"), Formats.languageNames(tenant.locales()))
        .with(getTranslation("company.currency"), tenant.currency())
        .with(getTranslation("company.zone"), tenant.zone())
        .with(getTranslation("company.slug"), tenant.slug())
        .with(getTranslation("supplier.cell"), tenant.cell())
        .with(
            getTranslation("supplier.schema"),
            tenant.schemaVersion() == 0 ? null : String.valueOf(tenant.schemaVersion()))
        .with(getTranslation("supplier.created"), Formats.here().moment(tenant.createdAt()))
        .with(getTranslation("supplier.updated"), Formats.here().moment(tenant.updatedAt()));
    return ConsoleShell.card(facts);
  }

  private Anchor outside(String host) {
    Anchor link = new Anchor(address.url(host), host);
    link.setTarget(com.vaadin.flow.component.html.AnchorTarget.BLANK);
    link.getElement().setAttribute("rel", "noopener");
    return link;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
