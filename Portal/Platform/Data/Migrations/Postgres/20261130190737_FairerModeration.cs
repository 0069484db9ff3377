using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FairerModeration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions");

            migrationBuilder.AddColumn<long>(
                name: "FollowsId",
                table: "Sanctions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FromPoints",
                table: "Sanctions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PointDays",
                table: "Sanctions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StaffNote",
                table: "Sanctions",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PointDays",
                table: "ReasonTemplates",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Points",
                table: "ReasonTemplates",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UndoneReason",
                table: "CaseDecisions",
                type: "character varying(2200)",
                maxLength: 2200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SavedScale",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedScale", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById_UndoneAt_CaseId",
                table: "CaseDecisions",
                columns: new[] { "ById", "UndoneAt", "CaseId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedScale");

            migrationBuilder.DropIndex(
                name: "IX_CaseDecisions_ById_UndoneAt_CaseId",
                table: "CaseDecisions");

            migrationBuilder.DropColumn(
                name: "FollowsId",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "FromPoints",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "PointDays",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "StaffNote",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "PointDays",
                table: "ReasonTemplates");

            migrationBuilder.DropColumn(
                name: "Points",
                table: "ReasonTemplates");

            migrationBuilder.DropColumn(
                name: "UndoneReason",
                table: "CaseDecisions");

            migrationBuilder.CreateIndex(
                name: "IX_CaseDecisions_ById",
                table: "CaseDecisions",
                column: "ById");
        }
    }
}
