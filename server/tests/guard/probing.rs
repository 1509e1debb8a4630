//! What programs try on every address that they find.

use crate::house::{HOME, House};

const PROBES: [&str; 60] = [
    "/.git/config",
    "/.git/HEAD",
    "/.gitignore",
    "/.env",
    "/.env.local",
    "/.aws/credentials",
    "/.ssh/id_rsa",
    "/.svn/entries",
    "/.hg/hgrc",
    "/.DS_Store",
    "/.htaccess",
    "/.htpasswd",
    "/.well-known/../etc/passwd",
    "/wp-login.php",
    "/wp-admin/",
    "/wp-config.php",
    "/xmlrpc.php",
    "/phpinfo.php",
    "/index.php",
    "/phpmyadmin/",
    "/admin",
    "/admin/login",
    "/administrator/",
    "/login",
    "/console",
    "/manager/html",
    "/actuator",
    "/actuator/env",
    "/actuator/health",
    "/server-status",
    "/debug/pprof/",
    "/metrics",
    "/swagger.json",
    "/openapi.json",
    "/api/docs",
    "/graphql",
    "/trace",
    "/config.json",
    "/package.json",
    "/Cargo.toml",
    "/Dockerfile",
    "/docker-compose.yml",
    "/backup.zip",
    "/beforehand.db",
    "/records.db",
    "/demo.db",
    "/demo.json",
    "/service.toml",
    "/assets/../../etc/passwd",
    "/assets/..%2f..%2fetc%2fpasswd",
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%5c..%5cetc%5cpasswd",
    "/assets/%252e%252e/etc/passwd",
    "/..;/manager",
    "//etc/passwd",
    "/%00",
    "/index.html",
    "/clinic/",
    "/office.html",
    "/cgi-bin/test",
];

#[tokio::test]
async fn sixty_addresses_that_programs_try_are_none_and_show_no_page() {
    let house = House::open().await;
    for path in PROBES {
        for method in ["GET", "POST"] {
            let reply = house.sent(HOME, method, path, &[("host", "beforehand.example")], "").await;
            assert_eq!(reply.status, 404, "{method} {path}");
            assert!(
                reply.text.is_empty() || reply.text == "\"not_found\"",
                "{method} {path}: {}",
                reply.text
            );
            assert!(
                reply.headers.get("set-cookie").is_none() && reply.headers.get("location").is_none(),
                "{path}"
            );
        }
    }
}
