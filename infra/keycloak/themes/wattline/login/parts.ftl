<#-- The parts of a form. A field's error stands between its label and its box, and is read with it. -->
<#macro field name label errors=[name] type="text" value="" autocomplete="" focus=false hint="" inputmode="" maxlength="" required=true readOnly=false>
<#local problem = "">
<#list errors as part><#if problem == "" && messagesPerField.existsError(part)><#local problem = messagesPerField.get(part)></#if></#list>
<#local wrong = problem != "">
<div class="field<#if wrong> field-wrong</#if>">
  <label for="${name}">${label}</label>
  <#if hint?has_content><p class="hint" id="${name}-hint">${hint}</p></#if>
  <#if wrong><p class="error" id="input-error-${name}" role="alert">${kcSanitize(problem)?no_esc}</p></#if>
  <#local described = [] + hint?has_content?then([name + '-hint'], []) + wrong?then(['input-error-' + name], [])>
  <#if type == "password"><div class="secret"></#if>
  <input id="${name}" name="${name}" type="${type}" value="${value}"<#if autocomplete?has_content> autocomplete="${autocomplete}"</#if><#if inputmode?has_content> inputmode="${inputmode}"</#if><#if maxlength?has_content> maxlength="${maxlength}"</#if><#if focus> autofocus</#if><#if wrong> aria-invalid="true"</#if><#if described?has_content> aria-describedby="${described?join(' ')}"</#if> dir="ltr"<#if type == "text"> spellcheck="false" autocapitalize="none"</#if><#if required> required</#if><#if readOnly> disabled</#if>>
  <#if type == "password">
    <button type="button" class="reveal" hidden aria-controls="${name}" aria-pressed="false" aria-label="${msg("showPassword")}" data-show="${msg("wattlineShow")}" data-hide="${msg("wattlineHide")}">${msg("wattlineShow")}</button>
  </div></#if>
</div>
</#macro>

<#macro submit label name="login" id="kc-login">
<button class="primary" type="submit" name="${name}" id="${id}">${label}</button>
</#macro>

<#macro cancel>
<#if isAppInitiatedAction??><button class="secondary" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
</#macro>

<#function accountName>
  <#if !realm.loginWithEmailAllowed><#return msg("username")></#if>
  <#if realm.registrationEmailAsUsername><#return msg("email")></#if>
  <#return msg("usernameOrEmail")>
</#function>

<#macro otherSessions>
<div class="check">
  <input type="checkbox" id="logout-sessions" name="logout-sessions" value="on" checked>
  <label for="logout-sessions">${msg("logoutOtherSessions")}</label>
</div>
</#macro>

<#function passwordHint>
  <#if (passwordPolicies.length)??><#return msg("wattlinePasswordHint", passwordPolicies.length)></#if>
  <#return "">
</#function>

<#macro back address label>
<p class="back"><a href="${address}">${label}</a></p>
</#macro>

<#-- What a person says of themselves; the nested part follows each field. -->
<#macro profileFields>
<#local known = {"firstName": "given-name", "lastName": "family-name", "email": "email", "username": "username"}>
<#local shown = profile.attributes?filter(attribute -> attribute.name != "locale")>
<#-- the language is the one in which the page is read -->
<#if shown?size != profile.attributes?size && (locale.currentLanguageTag)?has_content><input type="hidden" name="locale" value="${locale.currentLanguageTag}"></#if>
<#list shown as attribute>
  <@field name=attribute.name label=advancedMsg(attribute.displayName!attribute.name) type=(attribute.name == "email")?then("email", "text") value=attribute.value!"" autocomplete=attribute.autocomplete!known[attribute.name]!"" required=attribute.required readOnly=attribute.readOnly focus=attribute?is_first/>
  <#nested attribute>
</#list>
</#macro>
