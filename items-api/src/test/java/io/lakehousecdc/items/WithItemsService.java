package io.lakehousecdc.items;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives a test the one {@link ItemsService} of the run; it is stopped after the last test. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithItemsService.Resolver.class)
public @interface WithItemsService {

  /** Starts the service when the first test asks for it. */
  final class Resolver extends TypeBasedParameterResolver<ItemsService> {
    @Override
    public ItemsService resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(ItemsService.class);
    }
  }
}
