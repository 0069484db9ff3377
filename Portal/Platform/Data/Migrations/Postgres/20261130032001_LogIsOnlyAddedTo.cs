using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <summary>A line of the log is neither deleted nor changed. A privacy rescue alone may take words out of one, and says so in it.</summary>
    [DbContext(typeof(PostgresPortalDb))]
    [Migration("20261130032001_LogIsOnlyAddedTo")]
    public partial class LogIsOnlyAddedTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION "AuditEntriesOnlyAdded"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' THEN
                        IF NEW."RescuedAt" IS NOT NULL AND (OLD."RescuedAt" IS NULL OR NEW."RescuedAt" >= OLD."RescuedAt")
                            AND (NEW."Id", NEW."At", NEW."ActorId", NEW."Action", NEW."Subject", NEW."WhomId", NEW."Place") IS NOT DISTINCT FROM (OLD."Id", OLD."At", OLD."ActorId", OLD."Action", OLD."Subject", OLD."WhomId", OLD."Place") THEN
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'The log is only ever added to.';
                END $$
                """);
            migrationBuilder.Sql("""CREATE TRIGGER "AuditEntries_OnlyAdded" BEFORE UPDATE OR DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION "AuditEntriesOnlyAdded"()""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_OnlyAdded" ON "AuditEntries" """);
            migrationBuilder.Sql("""DROP FUNCTION "AuditEntriesOnlyAdded"() """);
        }
    }
}
