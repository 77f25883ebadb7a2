package org.previewauditor.empty;

import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, opens its database and stops: the least that any Spring Boot application with a data source does. */
@SpringBootApplication
public class EmptyApplication {

    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(EmptyApplication.class, args)) {
            context.getBean(DataSource.class).getConnection().close();
        }
    }
}
