package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Values that somebody proposed and another person has to approve, the oldest first. */
@Route(value = VeeNavigation.EDITS, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class EditsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  /** Edits shown at once: each brings the values of its day. */
  private static final int AT_ONCE = 20;

  private final transient VeeApi vee;
  private final transient UsageApi usage;
  private final transient ServicePointsApi points;
  private final transient BackgroundWork background;

  EditsView(VeeApi vee, UsageApi usage, ServicePointsApi points, BackgroundWork background) {
    this.vee = vee;
    this.usage = usage;
    this.points = points;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(
        new PageHeading(getTranslation("vee.edits"))
            .withLead(getTranslation("vee.edits.lead"))
            .withActions(new Anchor(VeeNavigation.QUEUE, getTranslation("vee.back"))),
        new Loading<>(background, 8, () -> page(null), this::shown));
  }

  private Page<VeeEdit> page(@Nullable String cursor) {
    return vee.edits(EditState.PROPOSED, cursor, AT_ONCE);
  }

  private Component shown(Page<VeeEdit> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.CHECK, getTranslation("vee.edits.none"), getTranslation("vee.edits.none.text"));
    }
    Div list = new Div();
    list.addClassName("wl-page");
    fill(list, first);
    return list;
  }

  private void fill(Div list, Page<VeeEdit> part) {
    part.items().forEach(edit -> list.add(new ProposedEdit(vee, usage, points, background, edit)));
    String next = part.next();
    if (next != null) {
      Button more = new Button(getTranslation("table.more"));
      more.addThemeVariants(ButtonVariant.TERTIARY);
      more.addClickListener(
          click -> {
            try {
              Page<VeeEdit> following = page(next);
              list.remove(more);
              fill(list, following);
            } catch (RuntimeException failure) {
              Trouble.notice(this, failure);
            }
          });
      list.add(more);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("vee.edits"));
  }
}
