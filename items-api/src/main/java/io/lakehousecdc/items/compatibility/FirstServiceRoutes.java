package io.lakehousecdc.items.compatibility;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.lakehousecdc.items.limit.BodyLimit;
import io.lakehousecdc.items.list.StreamedList;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends each request to what the first service did with it. */
@Singleton
class FirstServiceRoutes {
  private static final Logger LOG = Logger.getLogger(FirstServiceRoutes.class);
  private static final int TOO_LARGE = 413;
  private static final Set<HttpMethod> OF_ITEMS = Set.of(GET, POST);
  private static final Set<HttpMethod> OF_ONE = Set.of(GET, PUT, DELETE);

  private final FirstServiceItems items;
  private final StreamedList list;
  private final FirstServiceAnswers answers;
  private final Compatibility compatibility;
  private final BodyHandler bodies;
  private final BodyLimit limit;

  FirstServiceRoutes(
      FirstServiceItems items,
      StreamedList list,
      FirstServiceAnswers answers,
      BodyLimit limit,
      @ConfigProperty(name = "items.compatibility") Compatibility compatibility) {
    this.items = items;
    this.list = list;
    this.answers = answers;
    this.compatibility = compatibility;
    this.bodies = BodyHandler.create(false).setBodyLimit(limit.bytes());
    this.limit = limit;
  }

  void install(@Observes Router router) {
    if (compatibility == Compatibility.FASTAPI) {
      Route all = router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT);
      all.handler(this::route).handler(this::work).failureHandler(this::failed);
      LOG.info("Serving the HTTP interface of the first service (items.compatibility=fastapi)");
    }
  }

  /** Answers what needs no body and no database; passes on the rest. */
  private void route(RoutingContext context) {
    HttpServerRequest request = context.request();
    FirstServicePath path = FirstServicePath.of(request.path());
    if (path instanceof FirstServicePath.Operations) {
      context.next();
    } else if (path instanceof FirstServicePath.Elsewhere elsewhere) {
      answers.redirect(context, elsewhere.path());
    } else if (path instanceof FirstServicePath.Nowhere) {
      answers.send(context, Answer.detail(404, "Not Found"));
    } else if (!methods(path).contains(request.method())) {
      context.response().putHeader(HttpHeaders.ALLOW, GET.name());
      answers.send(context, Answer.detail(405, "Method Not Allowed"));
    } else {
      request.resume();
      bodies.handle(context);
    }
  }

  private void failed(RoutingContext context) {
    if (context.failure() == null && context.statusCode() == TOO_LARGE) { // says the body handler
      limit.refuse(context);
    } else {
      answers.failed(context);
    }
  }

  private static Set<HttpMethod> methods(FirstServicePath path) {
    return path instanceof FirstServicePath.Items ? OF_ITEMS : OF_ONE;
  }

  private void work(RoutingContext context) {
    FirstServicePath path = FirstServicePath.of(context.request().path());
    if (path instanceof FirstServicePath.Operations) {
      context.next();
      return;
    }
    // Sessions of Hibernate Reactive are kept in the context of the request, which is ours alone.
    VertxContextSafetyToggle.setCurrentContextSafe(true);
    HttpMethod method = context.request().method();
    if (path instanceof FirstServicePath.One one) {
      subscribe(context, one(one.id(), method, context));
    } else if (method.equals(POST)) {
      subscribe(context, items.create(body(context)));
    } else {
      list.writeArray(context.request(), item -> PythonText.of(Answer.view(item)))
          .subscribe()
          .with(done -> {}, context::fail);
    }
  }

  private Uni<Answer> one(String id, HttpMethod method, RoutingContext context) {
    if (method.equals(PUT)) {
      return items.replace(id, body(context));
    }
    return method.equals(DELETE) ? items.remove(id) : items.one(id);
  }

  private void subscribe(RoutingContext context, Uni<Answer> answer) {
    answer.subscribe().with(done -> answers.send(context, done), context::fail);
  }

  private static RequestBody body(RoutingContext context) {
    byte[] bytes =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    return new RequestBody(bytes, context.request().getHeader(HttpHeaders.CONTENT_TYPE));
  }
}
