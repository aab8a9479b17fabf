package org.wattline.bills;

/** Tariffs of the calendars. */
final class Tariffs {
  private Tariffs() {}

  /** Energy by the kWh, a subscription by the month, one VAT. */
  static String plain(String perKwh, String perMonth, String vat) {
    return tariff("", energy(perKwh) + "," + subscription(perMonth), rates(vat));
  }

  static String tariff(String more, String components, String rates) {
    return "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR',"
        + "'zone':'Europe/Brussels',"
        + more
        + "'taxes':[{'id':'vat','name':'VAT','categories':['standard'],'rates':["
        + rates
        + "]}],'components':["
        + components
        + "]}";
  }

  static String rates(String percent) {
    return "{'from':'2020-01-01','percent':'" + percent + "'}";
  }

  static String energy(String price) {
    return "{'kind':'energy','id':'energy','name':'Energy','prices':[{'from':'2020-01-01','price':'"
        + price
        + "'}]}";
  }

  static String subscription(String perMonth) {
    return "{'kind':'fixed','id':'subscription','name':'Subscription','per':'month','prices':"
        + "[{'from':'2020-01-01','price':'"
        + perMonth
        + "'}]}";
  }

  /** A year is one cycle: one line a component. */
  static String yearly(String perKwh, String perYear, String vat) {
    return tariff(
        "'cycle':{'type':'billing-period'},",
        energy(perKwh)
            + ",{'kind':'fixed','id':'subscription','name':'Subscription','per':'year',"
            + "'prices':[{'from':'2020-01-01','price':'"
            + perYear
            + "'}]}",
        rates(vat));
  }
}
