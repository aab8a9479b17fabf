package org.wattline.console.meterfiles;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** One delivery of meter data: its receipt, its original, and reading it again. */
@Route(value = MeterFilesNavigation.FILE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class FileView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient MeterFileApis apis;
  private String title = "";

  FileView(MeterFileApis apis) {
    this.apis = apis;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "deliveryId", apis.deliveries()::get).ifPresent(this::show);
  }

  private void show(Delivery delivery) {
    title = delivery.name();
    PageHeading heading = new PageHeading(title).withBadge(FileWords.state(this, delivery.state()));
    Anchor back = new Anchor(MeterFilesNavigation.FILES, getTranslation("nav.meterfiles"));
    if (StaffRoles.deliversMeterData()
        && FileWords.isSettled(delivery.state())
        && delivery.bytes() > 0) {
      heading.withActions(
          back,
          original(delivery),
          new Button(getTranslation("meterfile.replay"), click -> ask(delivery)));
    } else {
      heading.withActions(back);
    }
    add(
        heading,
        ConsoleShell.card(
            new H2(getTranslation("meterfile.receipt")),
            new Receipt(
                apis, delivery, settled -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(false)))),
        ConsoleShell.card(
            new H2(getTranslation("meterfile.origin")), Receipt.origin(this, delivery)));
  }

  /** The file as it came, streamed as the reader asks for it. */
  private Anchor original(Delivery delivery) {
    DownloadHandler handler =
        DownloadHandler.fromInputStream(
            event ->
                new DownloadResponse(
                    apis.loader().original(delivery.id()).getInputStream(),
                    delivery.name(),
                    "application/octet-stream",
                    delivery.bytes()));
    Anchor file = new Anchor(handler, getTranslation("meterfile.original"));
    file.getElement().setAttribute("download", delivery.name());
    file.addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
    file.addClassName("file-link");
    return file;
  }

  private void ask(Delivery delivery) {
    Confirmation.ask(
        getTranslation("meterfile.replay.title", delivery.name()),
        getTranslation("meterfile.replay.effect"),
        getTranslation("meterfile.replay"),
        getTranslation("form.cancel"),
        false,
        () -> replay(delivery));
  }

  private void replay(Delivery delivery) {
    apis.background()
        .run(
            this,
            () -> apis.loader().replay(delivery.id()),
            made -> getUI().ifPresent(ui -> ui.navigate(MeterFilesNavigation.to(made.id()))),
            failure -> Trouble.notice(this, failure));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
