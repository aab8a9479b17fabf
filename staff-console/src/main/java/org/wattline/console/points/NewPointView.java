package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;

/** Registers a service point, and the premises where it is if nobody has yet. */
@Route(value = PointsNavigation.NEW, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class NewPointView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient PointApis apis;

  NewPointView(PointApis apis) {
    this.apis = apis;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    FieldProblems problems = new FieldProblems();
    PremiseFields premise = new PremiseFields(apis.premises(), problems);
    PointFields point =
        new PointFields(
            problems,
            event
                .getLocation()
                .getQueryParameters()
                .getSingleParameter(PointsNavigation.MARKET_ID)
                .orElse(null));
    PointTermsFields terms = new PointTermsFields(problems, apis.today());
    Button save =
        new Button(
            getTranslation("point.register"), click -> save(problems, premise, point, terms));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(save, new Anchor(PointsNavigation.POINTS, getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    Div form =
        ConsoleShell.card(
            group("point.where", premise),
            group("point.what", point),
            group("point.terms", terms),
            actions);
    form.addClassName("wl-page");
    add(
        new PageHeading(getTranslation("point.new")).withLead(getTranslation("point.new.lead")),
        form);
  }

  private Component group(String key, Component fields) {
    FieldSet group = new FieldSet(getTranslation(key), fields);
    group.addClassName("wl-group");
    return group;
  }

  private void save(
      FieldProblems problems, PremiseFields premise, PointFields point, PointTermsFields terms) {
    problems.clear();
    boolean termsWhole = terms.isComplete();
    boolean pointWhole = point.isComplete();
    // the first that is missing has the focus
    if (!premise.isComplete() || !pointWhole || !termsWhole) {
      return;
    }
    try {
      ServicePoint made = apis.points().register(point.value(premise.settle(), terms.value()));
      getUI().ifPresent(ui -> ui.navigate(PointsNavigation.to(made.id())));
    } catch (RuntimeException refused) {
      PointWords.refused(this, problems, refused, "market-id-taken", "marketId");
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("point.new"));
  }
}
