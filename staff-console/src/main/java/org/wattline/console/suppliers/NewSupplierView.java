package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.controlplane.api.Administrator;
import org.wattline.controlplane.api.MarketsApi;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantRequest;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Provisions a new supplier: four questions' worth of answers, a summary, then the steps live. */
@Route(value = "suppliers/new", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.PLATFORM)
@RolesAllowed(StaffRoles.ONBOARDING_OPERATOR)
class NewSupplierView extends Div implements HasDynamicTitle {
  private static final List<String> STEPS =
      List.of("company", "brand", "entity", "administrator", "check");

  private final transient TenantsApi tenants;

  /** One key per wizard: sending twice makes one supplier. */
  private final String idempotencyKey = UUID.randomUUID().toString();

  private final CompanyFields company;
  private final BrandFields brand = new BrandFields();
  private final AddressFields entity = new AddressFields();
  private final TextField givenName = new TextField();
  private final TextField familyName = new TextField();
  private final EmailField email = new EmailField();
  private final transient FieldProblems problems = new FieldProblems();
  private final OrderedList progress = new OrderedList();
  private final H2 title = new H2();
  private final Div body = new Div();
  private final Button back;
  private final Button next;
  private int step;

  NewSupplierView(TenantsApi tenants, MarketsApi markets) {
    this.tenants = tenants;
    company = new CompanyFields(markets.list());
    addClassName("wl-page");
    givenName.setLabel(getTranslation("customer.given"));
    familyName.setLabel(getTranslation("customer.family"));
    email.setLabel(getTranslation("customer.email"));
    givenName.setRequiredIndicatorVisible(true);
    familyName.setRequiredIndicatorVisible(true);
    email.setRequiredIndicatorVisible(true);
    company.register(problems);
    brand.register(problems);
    entity.register(problems, "legalEntity/");
    problems
        .with("administrator/givenName", givenName)
        .with("administrator/familyName", familyName)
        .with("administrator/email", email);
    back = new Button(getTranslation("wizard.back"), click -> show(step - 1));
    next = new Button("", click -> forward());
    next.addThemeVariants(ButtonVariant.PRIMARY);
    progress.addClassName("wizard-steps");
    title.getElement().setAttribute("tabindex", "-1");
    Div actions = new Div(back, next, new Anchor("suppliers", getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    Div card = ConsoleShell.card(title, body, actions);
    card.addClassName("wizard-card");
    Div columns = new Div(progress, card);
    columns.addClassName("wizard");
    add(
        new PageHeading(getTranslation("supplier.new"))
            .withLead(getTranslation("supplier.new.lead")),
        columns);
    show(0);
  }

  private void show(int wanted) {
    step = wanted;
    progress.removeAll();
    for (int index = 0; index < STEPS.size(); index++) {
      Span number = new Span(String.valueOf(index + 1));
      number.addClassName("wizard-number");
      number.getElement().setAttribute("aria-hidden", "true");
      ListItem item = new ListItem(number, new Span(getTranslation("wizard." + STEPS.get(index))));
      item.setClassName("wizard-done", index < step);
      if (index == step) {
        item.addClassName("wizard-now");
        item.getElement().setAttribute("aria-current", "step");
      }
      progress.add(item);
    }
    title.setText(getTranslation("wizard." + STEPS.get(step) + ".title"));
    body.removeAll();
    body.add(content());
    back.setVisible(step > 0);
    next.setText(getTranslation(step == STEPS.size() - 1 ? "wizard.provision" : "wizard.next"));
    if (isAttached()) {
      title.getElement().executeJs("this.focus()");
    }
  }

  private Component content() {
    return switch (step) {
      case 0 -> company;
      case 1 -> {
        brand.suggestName(company.shortName());
        yield brand;
      }
      case 2 -> {
        entity.suggest(company.legalName(), company.country());
        yield entity;
      }
      case 3 -> {
        Div form = new Div(givenName, familyName, email);
        form.addClassName("wl-form");
        yield form;
      }
      default -> summary();
    };
  }

  private Component summary() {
    TenantRequest request = request();
    return new Facts()
        .with(getTranslation("company.legal"), request.legalName())
        .with(getTranslation("brand.name"), request.brand().displayName())
        .with(getTranslation("company.slug"), request.slug())
        .with(getTranslation("supplier.market"), company.marketName())
        .with(getTranslation("company.currency"), request.currency())
        .with(getTranslation("company.zone"), request.zone())
        .with(getTranslation("supplier.languages"), Formats.languageNames(request.locales()))
        .with(getTranslation("brand.color"), request.brand().primaryColor())
        .with(
            getTranslation("wizard.entity"),
            request.legalEntity().name() + ", " + request.legalEntity().registrationNumber())
        .with(
            getTranslation("wizard.administrator"),
            request.administrator().givenName()
                + " "
                + request.administrator().familyName()
                + ", "
                + request.administrator().email());
  }

  private void forward() {
    problems.clear();
    boolean complete =
        switch (step) {
          case 0 -> company.isComplete(problems);
          case 1 -> brand.isComplete(problems);
          case 2 -> entity.isComplete(problems);
          case 3 -> problems.complete(this, givenName, familyName, email);
          default -> true;
        };
    if (!complete) {
      return;
    }
    if (step < STEPS.size() - 1) {
      show(step + 1);
    } else {
      provision();
    }
  }

  private TenantRequest request() {
    return company.request(
        brand.value(),
        entity.value(),
        new Administrator(
            email.getValue().strip(), givenName.getValue().strip(), familyName.getValue().strip()));
  }

  private void provision() {
    try {
      ResponseEntity<Tenant> made = tenants.create(request(), idempotencyKey);
      Tenant tenant = made.getBody();
      if (tenant != null) {
        getUI().ifPresent(ui -> ui.navigate("suppliers/" + tenant.id()));
      }
    } catch (ApiProblemException refusal) {
      toTheFieldOf(refusal);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  /** Goes back to the step whose answer was refused. */
  private void toTheFieldOf(ApiProblemException refusal) {
    String pointer =
        refusal.problem().errors().isEmpty()
            ? (refusal.problem().type().endsWith("name-taken") ? "/slug" : "")
            : refusal.problem().errors().getFirst().pointer();
    if (pointer.isEmpty()) {
      Trouble.notice(this, refusal);
      return;
    }
    if (pointer.startsWith("/brand")) {
      show(1);
    } else if (pointer.startsWith("/legalEntity")) {
      show(2);
    } else if (pointer.startsWith("/administrator")) {
      show(3);
    } else {
      show(0);
    }
    if (!problems.show(refusal)) {
      problems.mark("slug", refusal.problem().sentence());
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("supplier.new"));
  }
}
