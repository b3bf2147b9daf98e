package io.lakehousecdc.items.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sent the current request, as far as the service has asked. */
@Singleton
public class Caller {
  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String NOBODY = "";

  private final CurrentVertxRequest request;

  Caller(CurrentVertxRequest request) {
    this.request = request;
  }

  /**
   * A name for what belongs to the caller alone: 64 hexadecimal digits, the same for each request
   * with one API key or with tokens of one subject. Empty for everybody where nobody is asked.
   */
  public String scope() {
    RoutingContext exchange = request.getCurrent();
    String caller = exchange == null ? null : exchange.get(ATTRIBUTE);
    return caller == null ? NOBODY : ApiKeys.hash(caller);
  }

  static void isOwnerOfKey(RoutingContext exchange, String owner) {
    exchange.put(ATTRIBUTE, "key " + owner);
  }

  static void is(RoutingContext exchange, SecurityIdentity identity) {
    exchange.put(ATTRIBUTE, "subject " + subject(identity.getPrincipal()));
  }

  /** Not the name, which is what the login server lets people choose. */
  private static String subject(Principal principal) {
    @Nullable String subject = principal instanceof JsonWebToken token ? token.getSubject() : null;
    return subject == null ? principal.getName() : subject;
  }
}
