package org.wattline.commands.tenant;

/** What the control plane answers in these tests. */
final class Answers {
  static final String ID = "6f1c2b1e-0d0a-4a51-9b6f-3a5e3f1c2b1e";
  static final String JOB = "0a0a2b1e-0d0a-4a51-9b6f-3a5e3f1c2b1e";

  static final String SUPPLIER =
      """
      {"id":"%ID","slug":"volt","legalName":"Volt NV","market":"BE-VLG","currency":"EUR","zone":"Europe/Brussels",
       "locales":["nl","fr"],"hosts":{"portal":["volt.localhost"],"console":["volt-staff.localhost"]},
       "state":"READY","stateReason":null,"schemaVersion":7,"masterKeyVersion":2,"quotas":{"staff-users":5},"featurePacks":[],
       "activeJob":null,"updatedAt":"2026-11-24T00:00:00Z"}
      """
          .replace("%ID", ID);

  static String page(String items, String next) {
    return "{\"items\":[" + items + "],\"next\":" + next + "}";
  }

  static String job(String kind, String state, String step, String detail) {
    return """
        {"id":"%JOB","kind":"%KIND","tenant":"%ID","state":"%STATE","cause":"%DETAIL","requestedBy":"me",
         "requestedAt":"2026-11-24T00:00:00Z","notBefore":null,"result":{},
         "steps":[{"name":"first","state":"%STEP","attempts":1,"detail":"%DETAIL"}]}
        """
        .replace("%JOB", JOB)
        .replace("%KIND", kind)
        .replace("%ID", ID)
        .replace("%STATE", state)
        .replace("%STEP", step)
        .replace("%DETAIL", detail);
  }

  static String exported(String sum) {
    return job("EXPORT", "DONE", "DONE", "Written")
        .replace("\"result\":{}", "\"result\":{\"archive\":\"v.zip\",\"sha256\":\"" + sum + "\"}");
  }

  static String migration(int done, int blocked, int remaining) {
    String item =
        """
        {"slug":"volt","state":"DONE","fromVersion":6,"schemaVersion":7,"cause":null}
        """;
    return """
        {"id":"%JOB","targetVersion":7,"done":%D,"blocked":%B,"remaining":%R,"items":[%I]}
        """
        .replace("%JOB", JOB)
        .replace("%D", Integer.toString(done))
        .replace("%B", Integer.toString(blocked))
        .replace("%R", Integer.toString(remaining))
        .replace("%I", item);
  }

  private Answers() {}
}
