using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <summary>A line of the log is neither deleted nor changed. A privacy rescue alone may take words out of one, and says so in it.</summary>
    [DbContext(typeof(SqlitePortalDb))]
    [Migration("20261130032000_LogIsOnlyAddedTo")]
    public partial class LogIsOnlyAddedTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'The log is only ever added to.'); END
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries"
                WHEN NEW."RescuedAt" IS NULL OR NEW."RescuedAt" < OLD."RescuedAt"
                    OR NEW."Id" IS NOT OLD."Id" OR NEW."At" IS NOT OLD."At" OR NEW."ActorId" IS NOT OLD."ActorId" OR NEW."Action" IS NOT OLD."Action" OR NEW."Subject" IS NOT OLD."Subject" OR NEW."WhomId" IS NOT OLD."WhomId" OR NEW."Place" IS NOT OLD."Place"
                BEGIN SELECT RAISE(ABORT, 'The log is only ever added to.'); END
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_NoDelete" """);
            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_NoUpdate" """);
        }
    }
}
