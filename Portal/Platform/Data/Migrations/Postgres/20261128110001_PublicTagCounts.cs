using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <summary>Tags count the topics that anybody may read; before, they counted those of closed clubs too.</summary>
    [DbContext(typeof(PostgresPortalDb))]
    [Migration("20261128110001_PublicTagCounts")]
    public partial class PublicTagCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            UPDATE "Tags" SET "TopicCount" = (
                SELECT count(*) FROM "TopicTags" x JOIN "Topics" t ON t."Id" = x."TopicId" WHERE x."TagId" = "Tags"."Id" AND t."Public" AND NOT t."Hidden")
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
