package org.wattline.console.shell;

import java.util.ArrayList;
import java.util.List;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.console.books.BooksNavigation;
import org.wattline.console.cash.CashNavigation;
import org.wattline.console.disputes.DisputesNavigation;
import org.wattline.console.meterfiles.MeterFilesNavigation;
import org.wattline.console.moves.MovesNavigation;
import org.wattline.console.points.PointsNavigation;
import org.wattline.console.runs.RunsNavigation;
import org.wattline.console.tariffs.TariffsNavigation;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.Icon;

/**
 * Where the person may go on this kind of host: the menu's areas, and beside them what the search
 * offers as commands. One list of both, so that whatever is in the menu is found by its name.
 */
final class Areas {

  /** A page with a name. */
  record Area(Icon.Name icon, String key, String path) {}

  private Areas() {}

  /** The menu, in its order. */
  static List<Area> menu() {
    List<Area> areas = new ArrayList<>();
    if (SiteScope.current().isPlatform()) {
      areas.add(new Area(Icon.Name.BUILDING, "nav.suppliers", "suppliers"));
      areas.add(new Area(Icon.Name.MIGRATE, "nav.migrations", "migrations"));
      return areas;
    }
    areas.add(new Area(Icon.Name.PEOPLE, "nav.customers", "customers"));
    areas.add(new Area(Icon.Name.BUILDING, "nav.points", PointsNavigation.POINTS));
    areas.add(new Area(Icon.Name.HOME, "nav.vacancies", MovesNavigation.VACANCIES));
    if (StaffRoles.readsRuns()) {
      areas.add(new Area(Icon.Name.BOLT, "nav.runs", RunsNavigation.RUNS));
    }
    if (StaffRoles.readsDeliveries()) {
      areas.add(new Area(Icon.Name.MAIL, "nav.post", BillsNavigation.DELIVERIES));
    }
    areas.add(new Area(Icon.Name.ACCOUNT, "nav.tariffs", TariffsNavigation.TARIFFS));
    if (StaffRoles.settlesMeterData()) {
      areas.add(new Area(Icon.Name.ALERT, "nav.vee", VeeNavigation.QUEUE));
      areas.add(new Area(Icon.Name.MAIL, "nav.claims", VeeNavigation.CLAIMS));
    }
    areas.add(new Area(Icon.Name.DOWNLOAD, "nav.meterfiles", MeterFilesNavigation.FILES));
    if (StaffRoles.matchesCash()) {
      areas.add(new Area(Icon.Name.INBOX, "nav.cash", CashNavigation.CASH));
      areas.add(new Area(Icon.Name.REFRESH, "nav.disputes", DisputesNavigation.DISPUTES));
    }
    if (StaffRoles.readsBooks()) {
      areas.add(new Area(Icon.Name.PEOPLE, "nav.receivables", BooksNavigation.RECEIVABLES));
      areas.add(new Area(Icon.Name.ACCOUNT, "nav.trialbalance", BooksNavigation.TRIAL_BALANCE));
    }
    if (StaffRoles.readsAudit()) {
      areas.add(new Area(Icon.Name.HISTORY, "nav.audit", "audit"));
    }
    return areas;
  }

  /** The menu, and pages where something new is begun. */
  static List<Area> commands() {
    List<Area> commands = new ArrayList<>(menu());
    if (SiteScope.current().isPlatform()) {
      if (StaffRoles.operatesPlatform()) {
        commands.add(new Area(Icon.Name.PLUS, "supplier.new", "suppliers/new"));
      }
      return commands;
    }
    if (StaffRoles.changesCustomers()) {
      commands.add(new Area(Icon.Name.PLUS, "customer.new", "customers/new"));
    }
    if (StaffRoles.keepsPoints()) {
      commands.add(new Area(Icon.Name.PLUS, "point.new", PointsNavigation.NEW));
    }
    if (StaffRoles.movesRuns()) {
      commands.add(new Area(Icon.Name.PLUS, "search.run.new", RunsNavigation.RUNS + "/new"));
    }
    if (StaffRoles.writesTariffs()) {
      commands.add(new Area(Icon.Name.PLUS, "tariff.new", TariffsNavigation.TARIFFS + "/new"));
    }
    return commands;
  }
}
